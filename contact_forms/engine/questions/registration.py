"""Registration mark of a vehicle. Value: in capitals; a UK mark with its usual space, "AB12 CDE"."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.base import EQUALITY, Value, register
from contact_forms.engine.questions.settings import Flag, Setting
from contact_forms.engine.questions.single import OneLine

LONGEST = 10
_PUNCTUATION = re.compile(r"[\s.\-–·]+")
# In the order of their age: since 2001, since 1983, since 1963, before (and Northern Ireland), before with the number
# first. The groups are what stands on either side of the space.
_UK_FORMS = tuple(
    map(
        re.compile,
        (
            r"([A-Z]{2}[0-9]{2})([A-Z]{3})",
            r"([A-Z][0-9]{1,3})([A-Z]{3})",
            r"([A-Z]{3})([0-9]{1,3}[A-Z])",
            r"([A-Z]{1,3})([0-9]{1,4})",
            r"([0-9]{1,4})([A-Z]{1,3})",
        ),
    )
)
_CURRENT = "LLDDLLL"
# On a British plate O and 0 are one shape, and so are I and 1 (BS AU 145e).
_AS_LETTER = str.maketrans("01", "OI")
_AS_DIGIT = str.maketrans("OI", "01")


@register("registration")
class Registration(OneLine):
    """As people read it off a plate: spaces, small letters, and the letter O or I typed for 0 or 1 do not matter.
    uk_only: refuse what cannot be a UK mark; otherwise a part of a mark or one of another country is taken too."""

    settings: ClassVar[dict[str, Setting]] = {"uk_only": Flag()}
    operators = EQUALITY
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a registration number for “%(label)s”"),
        "invalid": N_("Enter a registration number of letters and numbers only, like AB12 CDE"),
        "invalid/uk": N_("Enter a full UK registration number, like AB12 CDE"),
        "too_long": N_("Registration number must be %(max)s characters or fewer"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        compact = _PUNCTUATION.sub("", typed).upper()
        if not compact or not compact.isascii() or not compact.isalnum():
            raise self.invalid(question, "invalid")
        if len(compact) > LONGEST:
            raise self.invalid(question, "too_long", max=LONGEST)
        mark = uk_mark(compact)
        if mark is None and self.setting(question, "uk_only"):
            raise self.invalid(question, "invalid", variant="uk")
        return mark or compact

    def looks(self, question: Question) -> dict[str, Any]:
        return {"width": "10", "autocomplete": "off"}

    def operand(self, question: Question, text: str) -> str:
        return self.comparable(text)

    def comparable(self, value: Value) -> str:
        return _PUNCTUATION.sub("", str(value)).upper()


def uk_mark(compact: str) -> str | None:
    """A UK mark with its space, from its letters and digits in capitals; None where it is not one. One of the form used
    since 2001 is also found where O stands for 0 or I for 1, or the other way round."""
    for form in _UK_FORMS:
        match = form.fullmatch(compact)
        if match:
            return f"{match[1]} {match[2]}"
    if len(compact) != len(_CURRENT):
        return None
    read = "".join(
        mark.translate(_AS_LETTER if place == "L" else _AS_DIGIT) for mark, place in zip(compact, _CURRENT, strict=True)
    )
    match = _UK_FORMS[0].fullmatch(read)
    return f"{match[1]} {match[2]}" if match else None
