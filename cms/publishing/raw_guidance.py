"""Guidance and slots of a service file or a content file, as raw streams."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contact_forms.blocks import block_id, clean_html, pair_of

Raw = list[dict[str, Any]]
Pairs = dict[str, dict[str, str]]

PARTS: dict[str, dict[str, bool]] = {
    "emergency": {},
    "rich_text": {"html": True},
    "heading": {"text": False},
    "inset": {"html": True},
    "warning": {"text": False},
    "details": {"summary": False, "html": True},
}
"""Type of block -> its texts, and whether they are HTML."""


class RawError(ValueError):
    """A block that is not what it should be. place: such as "guidance[3].html"."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}")


def raw_guidance(blocks: Any, place: str, path: str) -> Raw:
    """The raw stream of a list of guidance blocks. place: names the blocks for good; path: for errors.

    Raises RawError.
    """
    return [
        {"type": kind, "value": pairs or None, "id": block_id(f"{place}/{position}")}
        for position, (kind, pairs) in enumerate(_read(blocks, path))
    ]


def raw_slots(slots: Any, place: str) -> Raw:
    """The raw stream of a service file's slots. Raises RawError."""
    if not isinstance(slots, list):
        raise RawError("slots", "must be a list")
    raw = []
    for position, slot in enumerate(slots):
        path = f"slots[{position}]"
        if not isinstance(slot, Mapping) or not {"key", "label"} <= set(slot) <= {
            "key",
            "label",
            "required",
            "default",
        }:
            raise RawError(path, "must have key and label, and may have required and default")
        value = {
            "key": slot["key"],
            "label": slot["label"],
            "required": bool(slot.get("required", False)),
            "default": _pair(slot.get("default") or {}, f"{path}.default", html=True),
        }
        raw.append({"type": "slot", "value": value, "id": block_id(f"{place}/{slot['key']}")})
    return raw


def _read(blocks: Any, path: str) -> list[tuple[str, Pairs]]:
    if not isinstance(blocks, list):
        raise RawError(path, "must be a list")
    read = []
    for position, block in enumerate(blocks):
        at = f"{path}[{position}]"
        kind = block.get("type") if isinstance(block, Mapping) else None
        if kind not in PARTS:
            raise RawError(at, f"must have a type, one of {', '.join(PARTS)}")
        parts = PARTS[kind]
        if set(block) != {"type", *parts}:
            raise RawError(at, f"a block of type {kind} has {', '.join(parts) or 'nothing else'}")
        read.append((kind, {name: _pair(block[name], f"{at}.{name}", html=html) for name, html in parts.items()}))
    return read


def _pair(data: Any, path: str, *, html: bool) -> dict[str, str]:
    if not isinstance(data, Mapping) or not set(data) <= {"en", "cy"}:
        raise RawError(path, "must have en, and may have cy")
    if not all(isinstance(text, str) for text in data.values()):
        raise RawError(path, "en and cy must be text")
    text = pair_of(data)
    return {"en": clean_html(text.en), "cy": clean_html(text.cy)} if html else {"en": text.en, "cy": text.cy}
