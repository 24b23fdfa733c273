"""Date. Value: year, month and day, "2026-03-05"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import AGO, ORDER, Raw, Showing, Value, register
from contact_forms.engine.questions.parts import InParts
from contact_forms.engine.questions.settings import Day, Flag, Setting
from contact_forms.engine.typed import plain_digits
from govuk_theme.documents import DateField

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_WELSH_MONTHS = (
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
)

# A person may type the month in words, in either language whatever the page speaks, whole or cut to three letters
# where that is clear.
_MONTH_NUMBERS: dict[str, int] = {
    **{name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)},
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name: number for number, name in enumerate(_WELSH_MONTHS, start=1)},
    "sept": 9,
}

_OLDEST_PERSON = 130


@register("date")
class Date(InParts):
    """A day. past_only: today or before. future_only: today or after. not_before: the first day taken.
    birthday: a date of birth (in the past, at most 130 years ago; the browser may fill it in)."""

    parts = ("day", "month", "year")
    settings: ClassVar[dict[str, Setting]] = {
        "past_only": Flag(),
        "future_only": Flag(),
        "not_before": Day(),
        "birthday": Flag(),
    }
    operators = ORDER | AGO | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a date for “%(label)s”"),
        "incomplete": N_("The date for “%(label)s” must include a day, a month and a year"),
        "incomplete/day": N_("The date for “%(label)s” must include a day"),
        "incomplete/month": N_("The date for “%(label)s” must include a month"),
        "incomplete/year": N_("The date for “%(label)s” must include a year"),
        "invalid": N_("The date for “%(label)s” must be a real date"),
        "invalid/day": N_("The day for “%(label)s” must be a number from 1 to 31"),
        "invalid/month": N_("The month for “%(label)s” must be a number from 1 to 12 or the name of a month"),
        "invalid/year": N_("The year for “%(label)s” must have 4 numbers, like 2025"),
        "invalid/length": N_("%(month)s %(year)s has only %(days)s days: check the date for “%(label)s”"),
        "in_future": N_("The date for “%(label)s” must be today or in the past"),
        "in_past": N_("The date for “%(label)s” must be today or in the future"),
        "too_small": N_("The date for “%(label)s” must be %(min)s or later"),
    }

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.all_typed(question, raw)
        if typed is None:
            return None
        day = self._real_day(question, typed)
        self.in_range(question, day, today)
        return day.isoformat()

    def raw_of(self, question: Question, value: Value) -> dict[str, str]:
        day = _stored(value)
        if day is None:
            return dict.fromkeys(self.parts, "")
        return {"day": str(day.day), "month": str(day.month), "year": f"{day.year:04d}"}

    def field(self, question: Question, raw: Raw, showing: Showing) -> DateField:
        return DateField(
            **(self.common(question, showing) | self.typed(question, raw)),
            error_parts=showing.parts_in_error,
            autocomplete_birthday=self.is_own_birthday(question),
        )

    def is_own_birthday(self, question: Question) -> bool:
        """Whether the browser may fill it in as the person's day of birth."""
        return bool(self.setting(question, "birthday"))

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (said(date.fromisoformat(value)).render(translate, language),)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        past = any(question.settings.get(name) for name in ("past_only", "birthday"))
        if past and question.settings.get("future_only"):
            found.append(Message("A date cannot be only in the past and only in the future."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        number = {date.fromisoformat(text).toordinal() + jump for text in texts for jump in (-1, 0, 1)}
        days = [date.fromordinal(day) for day in sorted(number) if 1 <= day <= date.max.toordinal()]
        return [day.isoformat() for day in days] or ["2000-01-01"]

    def operand(self, question: Question, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"“{text}” is not a date such as “2020-01-31”") from None

    def comparable(self, value: Value) -> date:
        return date.fromisoformat(value)

    def _real_day(self, question: Question, typed: Mapping[str, str]) -> date:
        day = whole_number(typed["day"], 31)
        month = month_number(typed["month"])
        year = year_number(typed["year"])
        wrong = [part for part, number in zip(self.parts, (day, month, year), strict=True) if not number]
        if not day or not month or not year:
            raise self.invalid(question, "invalid", wrong)
        days = _days_in(year, month)
        if day > days:
            raise self.invalid(
                question, "invalid", ["day"], variant="length", month=Message(MONTHS[month - 1]), year=year, days=days
            )
        return date(year, month, day)

    def in_range(self, question: Question, day: date, today: date) -> None:
        """Raises `Invalid` where the question takes no such day."""
        birthday = self.setting(question, "birthday")
        if day > today and (birthday or self.setting(question, "past_only")):
            raise self.invalid(question, "in_future", self.parts)
        if day < today and self.setting(question, "future_only"):
            raise self.invalid(question, "in_past", self.parts)
        not_before = self.setting(question, "not_before")
        first = date.fromisoformat(not_before) if not_before else None
        if birthday and first is None:
            first = date(today.year - _OLDEST_PERSON, 1, 1)
        if first and day < first:
            raise self.invalid(question, "too_small", self.parts, min=said(first))


def said(day: date) -> Message:
    """A date as people say it: "5 March 2026"."""
    return Message(
        "%(day)s %(month)s %(year)s", {"day": day.day, "month": Message(MONTHS[day.month - 1]), "year": day.year}
    )


def _stored(value: Value) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def whole_number(text: str, most: int) -> int | None:
    """A number from 1 to `most` in digits of any script, or None."""
    digits = plain_digits(text)
    if len(digits) > 4 or not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    return number if 1 <= number <= most else None


def month_number(text: str) -> int | None:
    """A month by its number or its name, or None."""
    return _MONTH_NUMBERS.get(text.lower().rstrip(".")) or whole_number(text, 12)


def year_number(text: str) -> int | None:
    """A year of four digits, or None."""
    return whole_number(text, 9999) if len(text) == 4 else None


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days
