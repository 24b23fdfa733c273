"""Inputs of a step. A field carries its value as typed and its error, so that bad input is shown again as it was."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Discriminated

from govuk_theme.documents.base import Part


class Choice(Part):
    """One radio, checkbox or option."""

    value: str
    text: str
    hint: str = ""
    checked: bool = False
    exclusive: bool = False


class FieldBase(Part):
    """What every input has.

    name: the form field's name, which is also the question's key; parts of a composite add "-<part>".
    error: the message under the input, "" for none. error_parts: names of the parts in error (date, name, address).
    optional: adds "(optional)" to the label.
    """

    name: str
    label: str
    hint: str = ""
    error: str = ""
    optional: bool = False


class TextField(FieldBase):
    """One line. input: what is expected, which sets inputmode, autocomplete, spellcheck and width."""

    type: Literal["text"] = "text"
    value: str = ""
    input: Literal["text", "email", "tel", "number", "decimal"] = "text"
    width: Literal["", "2", "3", "4", "5", "10", "20", "30"] = ""
    autocomplete: str = ""
    prefix: str = ""
    suffix: str = ""


class TextareaField(FieldBase):
    """Several lines. max_length: characters, shown as a character count; 0 for none. rows: height in lines."""

    type: Literal["textarea"] = "textarea"
    value: str = ""
    rows: int = 5
    max_length: int = 0


class RadiosField(FieldBase):
    type: Literal["radios"] = "radios"
    choices: tuple[Choice, ...]
    inline: bool = False


class CheckboxesField(FieldBase):
    type: Literal["checkboxes"] = "checkboxes"
    choices: tuple[Choice, ...]


class SelectField(FieldBase):
    """A select. The first, empty choice is added by the theme."""

    type: Literal["select"] = "select"
    choices: tuple[Choice, ...]


class DateField(FieldBase):
    """Day, month, year: inputs `<name>-day`, `<name>-month`, `<name>-year`."""

    type: Literal["date"] = "date"
    day: str = ""
    month: str = ""
    year: str = ""
    error_parts: tuple[str, ...] = ()
    autocomplete_birthday: bool = False


class TimeField(FieldBase):
    """Hour and minute on the 24-hour clock: inputs `<name>-hour`, `<name>-minute`."""

    type: Literal["time"] = "time"
    hour: str = ""
    minute: str = ""
    error_parts: tuple[str, ...] = ()


class NameField(FieldBase):
    """First and last name: inputs `<name>-first`, `<name>-last`."""

    type: Literal["name"] = "name"
    first: str = ""
    last: str = ""
    error_parts: tuple[str, ...] = ()
    errors: dict[str, str] = {}
    about_self: bool = False


class AddressField(FieldBase):
    """UK address by hand: inputs `<name>-line1`, `-line2`, `-town`, `-county`, `-postcode`.

    postcode_optional: adds "(optional)" to the postcode's label.
    """

    type: Literal["address"] = "address"
    line1: str = ""
    line2: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    postcode_optional: bool = False
    error_parts: tuple[str, ...] = ()
    errors: dict[str, str] = {}
    about_self: bool = False


Field = Annotated[
    TextField
    | TextareaField
    | RadiosField
    | CheckboxesField
    | SelectField
    | DateField
    | TimeField
    | NameField
    | AddressField,
    Discriminated(discriminator="type"),
]
