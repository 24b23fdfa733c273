"""Guidance in both languages: from raw blocks to plain clean content, and from that to the theme's blocks."""

from __future__ import annotations

from typing import Any

from contact_forms.blocks import clean_pair, pair_of, raw_pair
from govuk_theme.documents import (
    Block,
    DetailsBlock,
    EmergencyBlock,
    HeadingBlock,
    InsetBlock,
    RichTextBlock,
    WarningBlock,
)

Content = list[dict[str, Any]]
"""Guidance as plain JSON: each a type with its texts as {"en", "cy"} pairs, HTML already clean. In service files and
releases."""

_TEXTS = {"heading": ("text",), "warning": ("text",), "details": ("summary",)}
_HTML = {"rich_text": ("html",), "inset": ("html",), "details": ("html",)}


def guidance_content(raw: list[dict[str, Any]]) -> Content:
    """Plain clean content of a raw guidance stream. Parts that are not filled in yet are empty."""
    content = []
    for item in raw:
        kind, value = item["type"], item["value"] or {}
        part: dict[str, Any] = {"type": kind}
        part |= {name: raw_pair(pair_of(value.get(name))) for name in _TEXTS.get(kind, ())}
        part |= {name: raw_pair(clean_pair(value.get(name))) for name in _HTML.get(kind, ())}
        content.append(part)
    return content


def guidance_blocks(content: Content, language: str) -> tuple[Block, ...]:
    """The theme's blocks of plain content in one language; English where there is no Welsh."""
    return tuple(block for part in content if (block := _block(part, language)) is not None)


def _block(part: dict[str, Any], language: str) -> Block | None:
    texts: dict[str, Any] = {name: pair_of(pair).in_(language) for name, pair in part.items() if name != "type"}
    if texts and not all(texts.values()):
        return None
    match part["type"]:
        case "emergency":
            return EmergencyBlock()
        case "rich_text":
            return RichTextBlock(**texts)
        case "heading":
            return HeadingBlock(**texts)
        case "inset":
            return InsetBlock(**texts)
        case "warning":
            return WarningBlock(**texts)
        case "details":
            return DetailsBlock(**texts)
    raise ValueError(f"guidance has no block of type {part['type']!r}")
