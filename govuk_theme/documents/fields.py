"""Inputs of a step. A field carries its value as typed and its error, so that bad input is shown again as it was."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Discriminated

from govuk_theme.documents.base import Part


class Choice(Part):
    """One radio, checkbox or option. fields: what is asked under it, once it is chosen (without scripts, always)."""

    value: str
    text: str
    hint: str = ""
    checked: bool = False
    exclusive: bool = False
    fields: tuple[Field, ...] = ()


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
    """One line. input: what is expected, which sets inputmode, autocomplete, spellcheck and width.

    max_length: characters, shown as a character count; 0 for none. locate: where scripts run, a button offers the place
    where the person is, as "latitude, longitude".
    """

    type: Literal["text"] = "text"
    value: str = ""
    input: Literal["text", "email", "tel", "number", "decimal"] = "text"
    width: Literal["", "2", "3", "4", "5", "10", "20", "30"] = ""
    autocomplete: str = ""
    prefix: str = ""
    suffix: str = ""
    max_length: int = 0
    locate: bool = False


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
    """A select. The theme adds the first, empty choice. search: where scripts run, one types to find a choice."""

    type: Literal["select"] = "select"
    choices: tuple[Choice, ...]
    search: bool = False


class DateField(FieldBase):
    """Day, month, year: inputs `<name>-day`, `<name>-month`, `<name>-year`. without_day: a month and a year only."""

    type: Literal["date"] = "date"
    day: str = ""
    month: str = ""
    year: str = ""
    without_day: bool = False
    error_parts: tuple[str, ...] = ()
    autocomplete_birthday: bool = False


class TimeField(FieldBase):
    """Hour and minute on the 24-hour clock: inputs `<name>-hour`, `<name>-minute`."""

    type: Literal["time"] = "time"
    hour: str = ""
    minute: str = ""
    error_parts: tuple[str, ...] = ()


class NameField(FieldBase):
    """First and last name: inputs `<name>-first`, `<name>-middle`, `<name>-last`, `<name>-previous`.

    middle, previous: other names and names used before; None where they are not asked.
    """

    type: Literal["name"] = "name"
    first: str = ""
    middle: str | None = None
    last: str = ""
    previous: str | None = None
    error_parts: tuple[str, ...] = ()
    errors: dict[str, str] = {}
    about_self: bool = False


class AddressField(FieldBase):
    """UK address by hand: inputs `<name>-line1`, `-line2`, `-town`, `-county`, `-postcode`.

    postcode_optional: adds "(optional)" to the postcode's label. look_up: the postcode comes first, with a button
    `find=<name>` that asks for its addresses. found: those addresses, for the select `<name>-found`. look_up_said: what
    came of the look-up.
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
    look_up: bool = False
    found: tuple[Choice, ...] = ()
    look_up_said: str = ""


class GroupField(FieldBase):
    """Several inputs under one legend. html: clean HTML between the legend and the inputs."""

    type: Literal["group"] = "group"
    html: str = ""
    fields: tuple[Field, ...]


class GuidanceField(FieldBase):
    """Words between questions: it takes no answer. The label is its heading. html: clean HTML."""

    type: Literal["guidance"] = "guidance"
    html: str


Field = Annotated[
    TextField
    | TextareaField
    | RadiosField
    | CheckboxesField
    | SelectField
    | DateField
    | TimeField
    | NameField
    | AddressField
    | GroupField
    | GuidanceField,
    Discriminated(discriminator="type"),
]

for _nesting in (Choice, RadiosField, CheckboxesField, SelectField, AddressField, GroupField):
    _nesting.model_rebuild()
