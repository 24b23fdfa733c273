"""The settings that a kind of question declares, as blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from wagtail.blocks import (
    Block,
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    DateBlock,
    DecimalBlock,
    IntegerBlock,
    StructBlock,
)

from contact_forms.engine.questions.settings import Amount, Day, Flag, OneOf, Setting, Whole

WORDS = {
    "max_length": ("Longest answer", "In characters."),
    "rows": ("Height of the box", "In lines."),
    "input": ("What is typed", "Sets the keyboard on a phone."),
    "past_only": ("Only in the past", ""),
    "future_only": ("Only in the future", ""),
    "not_before": ("Not before", "The earliest day that is accepted."),
    "birthday": ("Date of birth", "Lets the browser fill it in."),
    "minimum": ("Smallest number", ""),
    "maximum": ("Largest number", ""),
    "decimals": ("Digits after the point", ""),
    "about_self": ("About the person filling in the form", "Lets the browser fill it in."),
    "postcode_required": ("A postcode is needed", ""),
}
"""Setting -> label and help text in the editor's words. A setting that is not here shows its own name."""


def settings_block(settings: Mapping[str, Setting]) -> StructBlock:
    """The settings of one kind of question."""
    return StructBlock(
        [(name, _block(name, setting)) for name, setting in settings.items()], label="Settings", collapsed=True
    )


def _block(name: str, setting: Setting) -> Block:
    label, help_text = WORDS.get(name, (name.replace("_", " ").capitalize(), ""))
    words = {"required": False, "label": label, "help_text": help_text}
    if isinstance(setting, Flag):
        return BooleanBlock(default=setting.default, **words)
    if isinstance(setting, Whole):
        return IntegerBlock(min_value=setting.least, max_value=setting.most, **words)
    if isinstance(setting, Amount):
        return DecimalBlock(**words)
    if isinstance(setting, Day):
        return DateBlock(**words)
    if isinstance(setting, OneOf):
        return ChoiceBlock(choices=[(word, word.capitalize()) for word in setting.words if word], **words)
    return CharBlock(**words)


def settings_of(raw: Mapping[str, Any] | None, known: Mapping[str, Setting]) -> dict[str, Any]:
    """The settings that were filled in and differ from the kind's defaults, as plain JSON."""
    given = {
        name: _plain(value, known.get(name)) for name, value in (raw or {}).items() if value is not None and value != ""
    }
    return {name: value for name, value in given.items() if name not in known or value != known[name].default}


def raw_settings(settings: Mapping[str, Any], known: Mapping[str, Setting]) -> dict[str, Any]:
    """The raw value of a settings block: what is not said is left to the kind's default."""
    blank = {name: setting.default if isinstance(setting, Flag) else None for name, setting in known.items()}
    return blank | {name: value for name, value in settings.items() if name in known}


def _plain(value: Any, setting: Setting | None) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(setting, Amount):
        number = Decimal(str(value))
        return int(number) if number == number.to_integral_value() else str(number.normalize())
    return value
