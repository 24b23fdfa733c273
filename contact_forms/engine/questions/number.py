"""Number. Value: a whole number, or with the setting `decimals` a text such as "12.5", which keeps it exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import ORDER, Raw, Showing, Value, register
from contact_forms.engine.questions.settings import Amount, OneOf, Setting, Whole
from contact_forms.engine.questions.single import OneLine
from contact_forms.engine.typed import plain_digits
from govuk_theme.documents import Field

_LONGEST = 24
_WRITTEN = re.compile(r"[-\u2212]?([0-9]{1,3}([, ][0-9]{3})+|[0-9]+)(\.[0-9]+)?|[-\u2212]?\.[0-9]+")


UNITS = {
    "mph": N_("mph"),
    "km/h": N_("km/h"),
    "miles": N_("miles"),
    "km": N_("km"),
    "metres": N_("metres"),
    "feet": N_("feet"),
    "cm": N_("cm"),
    "kg": N_("kg"),
    "litres": N_("litres"),
    "minutes": N_("minutes"),
    "hours": N_("hours"),
    "days": N_("days"),
    "weeks": N_("weeks"),
    "months": N_("months"),
    "years": N_("years"),
    "percent": N_("per cent"),
}
"""The setting `unit` -> what is shown after the number."""


@register("number")
class Number(OneLine):
    """A number, with commas between thousands if the person likes. decimals: most digits after the point (0).
    minimum, maximum: the least and greatest that are taken. unit: what it counts, shown after it."""

    settings: ClassVar[dict[str, Setting]] = {
        "minimum": Amount(),
        "maximum": Amount(),
        "decimals": Whole(default=0, wanted="a whole number from 0 to 6", most=6),
        "unit": OneOf(wanted=f"one of {', '.join(UNITS)}", words=("", *UNITS)),
    }
    operators = ORDER | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a number for “%(label)s”"),
        "invalid": N_("Your answer to “%(label)s” must be a number, like 30"),
        "invalid/whole": N_("Your answer to “%(label)s” must be a whole number, like 30"),
        "invalid/decimals": N_("Your answer to “%(label)s” must have %(decimals)s decimal places or fewer"),
        "too_small": N_("Your answer to “%(label)s” must be %(min)s or more"),
        "too_large": N_("Your answer to “%(label)s” must be %(max)s or less"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        decimals = self.setting(question, "decimals")
        written = plain_digits(typed)
        if len(written) > _LONGEST or not _WRITTEN.fullmatch(written):
            raise self.invalid(question, "invalid")
        number = Decimal(written.replace("\u2212", "-").replace(",", "").replace(" ", ""))
        if max(0, -_exponent(number)) > decimals:
            raise self.invalid(question, "invalid", variant="decimals" if decimals else "whole", decimals=decimals)
        least, most = self.setting(question, "minimum"), self.setting(question, "maximum")
        if least is not None and number < Decimal(str(least)):
            raise self.invalid(question, "too_small", min=str(least))
        if most is not None and number > Decimal(str(most)):
            raise self.invalid(question, "too_large", max=str(most))
        return int(number) if decimals == 0 else format(abs(number) if number == 0 else number, "f")

    def raw_of(self, question: Question, value: Value) -> str:
        return "" if value is None or isinstance(value, bool | list | dict) else str(value)

    def looks(self, question: Question) -> dict[str, Any]:
        return {"input": "decimal" if self.setting(question, "decimals") else "number", "width": "10"}

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        field = super().field(question, raw, showing)
        return field.model_copy(update={"suffix": _unit(self.setting(question, "unit"), showing.translate)})

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (f"{value} {_unit(self.setting(question, 'unit'), translate)}".rstrip(),)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        least, most = self.setting(question, "minimum"), self.setting(question, "maximum")
        if not found and None not in (least, most) and Decimal(str(least)) > Decimal(str(most)):
            found.append(Message("The minimum is more than the maximum, so no number would be taken."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        step = Decimal(1).scaleb(-self.setting(question, "decimals"))
        jumps = (-step, Decimal(0), step)
        least, most = self.setting(question, "minimum"), self.setting(question, "maximum")
        found = {number.quantize(step, ROUND_FLOOR) + jump for number in map(Decimal, texts) for jump in jumps}
        found |= {Decimal(str(bound)) for bound in (least, most) if bound is not None}
        taken = sorted(
            number
            for number in found
            if (least is None or number >= Decimal(str(least))) and (most is None or number <= Decimal(str(most)))
        )
        return [str(number) for number in taken] or ["0"]

    def operand(self, question: Question, text: str) -> Decimal:
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise ValueError(f"“{text}” is not a number") from None
        if not number.is_finite() or abs(number) >= 10**15:
            raise ValueError(f"“{text}” is not a number")
        return number

    def comparable(self, value: Value) -> Decimal:
        return Decimal(str(value))


def _unit(name: str, translate: Translate) -> str:
    return translate(UNITS[name]) if name in UNITS else ""


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
