"""Fields as parameters of the GOV.UK macros. What people and editors wrote travels as `text`, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language, gettext

from govuk_theme.documents import (
    AddressField,
    CheckboxesField,
    Field,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)

Params = dict[str, Any]

_INPUT_KINDS: dict[str, Params] = {
    "text": {},
    "email": {"type": "email", "spellcheck": False, "autocapitalize": "none"},
    "tel": {"type": "tel"},
    "number": {"inputmode": "numeric", "spellcheck": False},
    "decimal": {"inputmode": "decimal", "spellcheck": False},
}
# Welsh has six plural categories in browsers; the noun after a number is the same in all but the first.
_WELSH_PLURALS = ("zero", "two", "few", "many")


def label_text(field: Field) -> str:
    """The label, with "(optional)" where the question may be left out."""
    if field.optional:
        return str(gettext("%(label)s (optional)") % {"label": field.label})
    return field.label


def question_params(field: Field, as_heading: bool, unseen: bool = False) -> Params:
    """`label`, `legend`, `hint` and `errorMessage` of a field.

    as_heading: the label is the page's h1. unseen: the page's h1 says the same already, so the label is for
    assistive technology only.
    """
    text = label_text(field)
    size = "l" if as_heading else "s"
    hidden = " govuk-visually-hidden" if unseen else ""
    return {
        "label": {"text": text, "classes": f"govuk-label--{size}{hidden}", "isPageHeading": as_heading},
        "legend": {"text": text, "classes": f"govuk-fieldset__legend--{size}{hidden}", "isPageHeading": as_heading},
        "hint": {"text": field.hint} if field.hint else None,
        "errorMessage": error_params(field.error),
    }


def error_params(message: str) -> Params | None:
    """An error message's parameters, None where there is no error."""
    return {"text": message, "visuallyHiddenText": gettext("Error")} if message else None


def input_params(field: TextField) -> Params:
    """What depends on the kind of a one-line input: its type, the keyboard it calls up, its width."""
    return {
        **_INPUT_KINDS[field.input],
        "classes": f"govuk-input--width-{field.width}" if field.width else None,
        "autocomplete": field.autocomplete or None,
        "prefix": {"text": field.prefix} if field.prefix else None,
        "suffix": {"text": field.suffix} if field.suffix else None,
    }


def choice_items(field: RadiosField | CheckboxesField) -> list[tuple[Params, tuple[Field, ...]]]:
    """Radios or checkboxes, each with the fields that stand under it. "or" stands before a choice that excludes the
    others."""
    items: list[tuple[Params, tuple[Field, ...]]] = []
    for choice in field.choices:
        item: Params = {"value": choice.value, "text": choice.text, "checked": choice.checked}
        if choice.hint:
            item["hint"] = {"text": choice.hint}
        if choice.exclusive and isinstance(field, CheckboxesField):
            item["behaviour"] = "exclusive"
            if items:
                items.append(({"divider": gettext("or")}, ()))
        items.append((item, choice.fields))
    return items


def option_items(field: SelectField) -> list[Params]:
    """Options of a select, the first one empty."""
    choices = [{"value": c.value, "text": c.text, "selected": c.checked} for c in field.choices]
    return [{"value": "", "text": gettext("Choose an option")}, *choices]


def search_params(field: SelectField) -> Params:
    """Attributes that tell the script to let people type to find a choice, with the words it needs."""
    if not field.search:
        return {}
    return {
        "data-soh-search": "",
        "data-none-found": gettext("No results found"),
        "data-how": gettext("Type to search. Use the up and down arrow keys to move, and Enter to choose."),
        "data-too-short": gettext("Type something to search"),
        "data-several": gettext("Results are shown below"),
    }


def found_items(field: AddressField) -> list[Params]:
    """Options of the select of addresses that a look-up found, the first one empty."""
    choices = [{"value": c.value, "text": c.text, "selected": c.checked} for c in field.found]
    return [{"value": "", "text": gettext("Choose an option")}, *choices]


def every_field(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields, and those inside them and under their choices."""
    for field in fields:
        yield field
        yield from every_field(getattr(field, "fields", ()))
        for choice in getattr(field, "choices", ()):
            yield from every_field(choice.fields)


def looks_up(fields: Iterable[Field]) -> bool:
    """Whether one of the fields has a button that looks something up."""
    return any(isinstance(field, AddressField) and field.look_up for field in every_field(fields))


def searches(fields: Iterable[Field]) -> bool:
    """Whether one of the fields is a list that is searched by typing."""
    return any(isinstance(field, SelectField) and field.search for field in every_field(fields))


def counted_input(field: TextField) -> Params:
    """The attributes and the words of the character count of one line."""
    count = count_params(field)
    attributes = {"data-maxlength": str(field.max_length)}
    for name, setting in (
        ("characters-under-limit", "charactersUnderLimitText"),
        ("characters-over-limit", "charactersOverLimitText"),
    ):
        attributes |= {f"data-i18n.{name}.{plural}": text for plural, text in count[setting].items()}
    attributes["data-i18n.characters-at-limit"] = count["charactersAtLimitText"]
    return {"attributes": attributes, "words": count["textareaDescriptionText"]}


def count_params(field: TextareaField | TextField) -> Params:
    """Texts of the character count. The script fills in "%{count}"."""
    longest = f"{field.max_length:,}" if field.max_length else ""
    under_one = gettext("You have %{count} character left")
    under_many = gettext("You have %{count} characters left")
    over_one = gettext("You have %{count} character too many")
    over_many = gettext("You have %{count} characters too many")
    plurals = ("other", *_WELSH_PLURALS) if get_language() == "cy" else ("other",)
    return {
        "maxlength": field.max_length,
        "textareaDescriptionText": gettext("You can enter up to %{count} characters").replace("%{count}", longest),
        "charactersUnderLimitText": {"one": under_one, **dict.fromkeys(plurals, under_many)},
        "charactersAtLimitText": gettext("You have no characters left"),
        "charactersOverLimitText": {"one": over_one, **dict.fromkeys(plurals, over_many)},
    }


def part_classes(width: str, in_error: bool) -> str:
    """Classes of one input of a composite. width: in characters, "" for the full measure."""
    return " ".join(
        name for name, wanted in ((f"govuk-input--width-{width}", width), ("govuk-input--error", in_error)) if wanted
    )
