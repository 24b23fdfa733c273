"""Phone number. Value: E.164 such as "+447700900982", and ";ext=12" after it for an extension (RFC 3966)."""

from __future__ import annotations

from typing import Any, ClassVar

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import PRESENCE, Value, register
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.questions.single import OneLine
from contact_forms.engine.typed import plain_digits

_LONGEST = 50
_UK = 44

# Ofcom keeps these for drama, so no one has them and the numbering plan calls them unassigned. Examples, training and
# demonstrations use them.
_FOR_DRAMA = ((7_700_900_000, 7_700_900_999), (1_632_960_000, 1_632_960_999))


@register("phone")
class Phone(OneLine):
    """A UK number as people write them, or an international one with + and the country code."""

    settings: ClassVar[dict[str, Setting]] = {}
    operators = PRESENCE
    whole = True
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a phone number for “%(label)s”"),
        "invalid": N_("Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        number = _number(plain_digits(typed))
        if number is None:
            raise self.invalid(question, "invalid")
        written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        return f"{written};ext={number.extension}" if number.extension else written

    def looks(self, question: Question) -> dict[str, Any]:
        return {"input": "tel", "autocomplete": "tel", "width": "20"}

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        number = phonenumbers.parse(value, "GB")
        at_home = number.country_code == _UK
        form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
        return (phonenumbers.format_number(number, form),)


def _number(typed: str) -> PhoneNumber | None:
    if len(typed) > _LONGEST:
        return None
    try:
        number = phonenumbers.parse(typed, "GB")
    except NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        return number
    for_drama = number.country_code == _UK and any(
        least <= (number.national_number or 0) <= most for least, most in _FOR_DRAMA
    )
    return number if for_drama else None
