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
    MultipleChoiceBlock,
    StructBlock,
)

from contact_forms.blocks.clean_html import clean_pair
from contact_forms.blocks.pair import pair_of, raw_pair, rich_text_pair, text_pair
from contact_forms.engine.definition import NO_TEXT
from contact_forms.engine.questions.settings import (
    Amount,
    Day,
    Flag,
    Keys,
    OneOf,
    Pair,
    Setting,
    SomeOf,
    Whole,
    text_of,
)

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
    "look_up": ("Look up addresses by postcode", "Shown where the platform has a source of addresses."),
    "middle": ("Ask for middle names", ""),
    "previous": ("Ask for previous names", ""),
    "min_length": ("Shortest answer", "In characters."),
    "count": ("Show how many characters are left", ""),
    "yes_words": ("Instead of “Yes”", "In Welsh it depends on the question: “Oes”, “Ydw”, “Do”, “Byddwn”."),
    "no_words": ("Instead of “No”", "In Welsh it depends on the question: “Nac oes”, “Nac ydw”, “Naddo”."),
    "urgent_when": ("Urgent when the answer is", "It makes the report urgent."),
    "unit": ("Unit", "Shown after the number."),
    "minimum_age": ("Youngest age", "In years, on the day the form is filled in."),
    "maximum_age": ("Oldest age", "In years, on the day the form is filled in."),
    "ways": ("Ways to answer", "Nothing chosen: all of them."),
    "parts": ("What is asked", "Nothing chosen: the usual parts."),
    "needed": ("What must be given", "Nothing chosen: as is usual for this kind."),
    "role": ("Who this is", "Says which person of the record this is, unless a place in the record is named."),
    "list": ("List", ""),
    "shown": ("Shown as", "A list of more than 20 is best as an autocomplete."),
    "uk_only": ("Only full UK registration numbers", ""),
    "statement": ("Statement", "What the person agrees to and signs."),
    "agreement": ("Words beside the box", "Only where the usual words do not fit."),
    "html": ("What it says", ""),
    "value": ("Value", "What it holds. Nobody sees it while filling in the form."),
    "prefill": ("Brought along", "What the journey was begun with counts instead."),
    "function": ("How it is worked out", ""),
    "of": ("From which questions", "Their keys, with commas between them."),
    "shown_as": ("Read out as", ""),
}
"""Setting -> label and help text in the editor's words. A setting that is not here shows its own name."""


def settings_block(settings: Mapping[str, Setting]) -> StructBlock:
    """The settings of one kind of question."""
    return StructBlock(
        [(name, _block(name, setting)) for name, setting in settings.items()], label="Settings", collapsed=True
    )


def _block(name: str, setting: Setting) -> Block:
    label, help_text = WORDS.get(name, (name.replace("_", " ").capitalize(), ""))
    words: dict[str, Any] = {"required": False, "label": label, "help_text": help_text}
    if isinstance(setting, Flag):
        return BooleanBlock(default=setting.default, **words)
    if isinstance(setting, Whole):
        return IntegerBlock(min_value=setting.least, max_value=setting.most, **words)
    if isinstance(setting, Amount):
        return DecimalBlock(**words)
    if isinstance(setting, Day):
        return DateBlock(**words)
    if isinstance(setting, OneOf):
        return ChoiceBlock(choices=[(word, _said(word)) for word in setting.words if word], **words)
    if isinstance(setting, SomeOf):
        return MultipleChoiceBlock(choices=[(word, _said(word)) for word in setting.words], **words)
    if isinstance(setting, Pair):
        return rich_text_pair(**words) if setting.html else text_pair(**words)
    return CharBlock(**words)


def _said(word: str) -> str:
    return word.replace("_", " ").replace("-", " ").capitalize()


def settings_of(raw: Mapping[str, Any] | None, known: Mapping[str, Setting]) -> dict[str, Any]:
    """The settings that were filled in and differ from the kind's defaults, as plain JSON."""
    given = {name: _plain(value, known.get(name)) for name, value in (raw or {}).items() if value not in (None, "", [])}
    return {
        name: value
        for name, value in given.items()
        if name not in known or value not in (_default(known[name]), [], {})
    }


def raw_settings(settings: Mapping[str, Any], known: Mapping[str, Setting]) -> dict[str, Any]:
    """The raw value of a settings block: what is not said is left to the kind's default."""
    blank = {name: _blank(setting) for name, setting in known.items()}
    return blank | {name: _raw(value, known[name]) for name, value in settings.items() if name in known}


def _default(setting: Setting) -> Any:
    return list(setting.default) if isinstance(setting.default, tuple) else setting.default


def _blank(setting: Setting) -> Any:
    if isinstance(setting, Flag):
        return setting.default
    if isinstance(setting, Pair):
        return raw_pair(NO_TEXT)
    return [] if isinstance(setting, SomeOf) else None


def _raw(value: Any, setting: Setting) -> Any:
    if isinstance(setting, Keys):
        return ", ".join(value)
    return raw_pair(text_of(value)) if isinstance(setting, Pair) else value


def _plain(value: Any, setting: Setting | None) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(setting, Amount):
        number = Decimal(str(value))
        return int(number) if number == number.to_integral_value() else str(number.normalize())
    if isinstance(setting, SomeOf):
        return [word for word in setting.words if word in value]
    if isinstance(setting, Keys):
        return [key.strip() for key in value.split(",") if key.strip()]
    if isinstance(setting, Pair):
        text = clean_pair(value) if setting.html else pair_of(value)
        return {language: words for language, words in (("en", text.en), ("cy", text.cy)) if words}
    return value
