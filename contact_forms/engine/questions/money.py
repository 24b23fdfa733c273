"""An amount of money. Value: whole pence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import ORDER, Value, register
from contact_forms.engine.questions.settings import Setting, Whole
from contact_forms.engine.questions.single import OneLine
from contact_forms.engine.typed import plain_digits

_LONGEST = 24
_MOST = 100_000_000_000
"""Pence: a thousand million pounds."""
_WRITTEN = re.compile(r"£? ?([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.([0-9]{2}))?")


@register("money")
class Money(OneLine):
    """Pounds, and pence after a point, as people write them: "1200", "£1,200.50". minimum, maximum: pence."""

    settings: ClassVar[dict[str, Setting]] = {
        "minimum": Whole(default=0, wanted="a whole number of pence", most=_MOST),
        "maximum": Whole(default=_MOST, wanted="a whole number of pence", most=_MOST),
    }
    operators = ORDER | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter an amount for “%(label)s”"),
        "invalid": N_("The amount for “%(label)s” must be in pounds, like 120 or 120.50"),
        "too_small": N_("The amount for “%(label)s” must be %(min)s or more"),
        "too_large": N_("The amount for “%(label)s” must be %(max)s or less"),
    }

    def understood(self, question: Question, typed: str) -> int:
        pence = pence_of(typed)
        if pence is None:
            raise self.invalid(question, "invalid")
        least, most = self.setting(question, "minimum"), self.setting(question, "maximum")
        if pence < least:
            raise self.invalid(question, "too_small", min=pounds(least))
        if pence > most:
            raise self.invalid(question, "too_large", max=pounds(most))
        return pence

    def raw_of(self, question: Question, value: Value) -> str:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            return ""
        return pounds(value).removeprefix("£")

    def looks(self, question: Question) -> dict[str, Any]:
        return {"input": "decimal", "width": "10", "prefix": "£"}

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (pounds(value),)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and self.setting(question, "minimum") > self.setting(question, "maximum"):
            found.append(Message("The minimum is more than the maximum, so no amount would be taken."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        least, most = self.setting(question, "minimum"), self.setting(question, "maximum")
        near = {pence + jump for text in texts if (pence := pence_of(text)) is not None for jump in (-1, 0, 1)}
        return sorted(pence for pence in near | {least, most} if least <= pence <= most)

    def operand(self, question: Question, text: str) -> int:
        pence = pence_of(text)
        if pence is None:
            raise ValueError(f"“{text}” is not an amount in pounds such as “120” or “120.50”")
        return pence


def pence_of(typed: str) -> int | None:
    """An amount as people write it, in pence; None where it is not one."""
    written = plain_digits(typed).strip()
    match = _WRITTEN.fullmatch(written) if len(written) <= _LONGEST else None
    if match is None:
        return None
    return int(re.sub("[, ]", "", match[1])) * 100 + int(match[2] or 0)


def pounds(pence: int) -> str:
    """Pence as people read them: 120050 -> "£1,200.50", 120000 -> "£1,200"."""
    whole, part = divmod(pence, 100)
    return f"£{whole:,}.{part:02d}" if part else f"£{whole:,}"
