"""Stable keys: typed once, suggested from the words beside them, and never changed after a release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from wagtail.blocks import CharBlock, FieldBlock, RegexBlock

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY_HELP = "Suggested from the words above. Answers are kept under it, so it never changes, even when the words do."
_INVALID = "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."

Place = tuple[str | int, ...]


class KeyInput(forms.TextInput):
    """An input whose key is suggested, then shown read-only (see `editor/keys.js`).

    made_from: the field beside it whose words suggest the key, such as "label-en". among: keys that must differ.
    """

    def __init__(self, made_from: str, among: str) -> None:
        attrs = {"data-key-from": made_from, "data-key-among": among, "autocomplete": "off", "spellcheck": "false"}
        super().__init__(attrs=attrs)

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["contact_forms/editor/editor.css"]},
            js=["contact_forms/editor/keys.js", "contact_forms/editor/names.js", "contact_forms/editor/anchors.js"],
        )


class _WithKeyInput(FieldBlock):
    """A block that has a KeyInput and is, in migrations, the plain block of Wagtail that it extends."""

    def __init__(self, *, made_from: str, among: str, **options: Any) -> None:
        super().__init__(**options)
        self.field.widget = KeyInput(made_from, among)
        if options.get("max_length"):
            self.field.widget.attrs["maxlength"] = options["max_length"]

    def deconstruct(self) -> Any:
        _, _, options = super().deconstruct()
        plain = next(base for base in type(self).__mro__ if base.__module__.startswith("wagtail."))
        known = {name: value for name, value in options.items() if name not in ("made_from", "among")}
        return f"wagtail.blocks.{plain.__name__}", (), known


class StableKeyBlock(_WithKeyInput, RegexBlock):
    """The key of a step, a question or a slot."""


class StableValueBlock(_WithKeyInput, CharBlock):
    """The stored value of a choice. Records systems have their own spelling, so capitals and spaces may stand in it."""


def key_block(label: str, help_text: str = KEY_HELP) -> RegexBlock:
    """A name in the shape of a key, which may be changed: of a condition, or of the slot that a force fills."""
    return RegexBlock(regex=KEY, max_length=60, label=label, help_text=help_text, error_messages={"invalid": _INVALID})


def stable_key_block(made_from: str, among: str, help_text: str = KEY_HELP) -> RegexBlock:
    """A stable key. made_from, among: as in `KeyInput`."""
    return StableKeyBlock(
        regex=KEY,
        max_length=60,
        label="Key",
        help_text=help_text,
        error_messages={"invalid": _INVALID},
        made_from=made_from,
        among=among,
    )


@dataclass(frozen=True)
class BlockKey:
    """A key as a block holds it. block: the block's id, which outlives every change of the block. place: the way to the
    key in the stream, such as (2, "questions", 0, "key")."""

    block: str
    place: Place
    key: str


def keys_in(stream: list[dict[str, Any]], above: Place = ()) -> Iterator[BlockKey]:
    """Every stable key in a raw stream: of steps, questions, slots and choices, however deep they stand."""
    for index, item in enumerate(stream):
        value = item.get("value")
        if not isinstance(value, dict):
            continue
        name = "value" if above and above[-1] == "options" else "key"
        if item.get("id") and isinstance(value.get(name), str) and value[name].strip():
            yield BlockKey(item["id"], (*above, index, name), value[name].strip())
        for part, inside in value.items():
            if isinstance(inside, list):
                yield from keys_in(inside, (*above, index, part))
