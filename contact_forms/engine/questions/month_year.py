"""Month and year. Value: "2026-03"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import ORDER, Raw, Showing, Value, register
from contact_forms.engine.questions.date import MONTHS, month_number, year_number
from contact_forms.engine.questions.parts import InParts
from contact_forms.engine.questions.settings import Flag, Setting
from govuk_theme.documents import DateField

_STORED = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@register("month_year")
class MonthAndYear(InParts):
    """A month. past_only: this month or before. future_only: this month or after."""

    parts = ("month", "year")
    settings: ClassVar[dict[str, Setting]] = {"past_only": Flag(), "future_only": Flag()}
    operators = ORDER | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a month and a year for “%(label)s”"),
        "incomplete": N_("Your answer to “%(label)s” must include a month and a year"),
        "incomplete/month": N_("Your answer to “%(label)s” must include a month"),
        "incomplete/year": N_("Your answer to “%(label)s” must include a year"),
        "invalid": N_("Your answer to “%(label)s” must be a real month and year, like 3 2025"),
        "invalid/month": N_("The month for “%(label)s” must be a number from 1 to 12 or the name of a month"),
        "invalid/year": N_("The year for “%(label)s” must have 4 numbers, like 2025"),
        "in_future": N_("Your answer to “%(label)s” must be this month or in the past"),
        "in_past": N_("Your answer to “%(label)s” must be this month or in the future"),
    }

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.all_typed(question, raw)
        if typed is None:
            return None
        month, year = month_number(typed["month"]), year_number(typed["year"])
        wrong = [part for part, number in (("month", month), ("year", year)) if not number]
        if not month or not year:
            raise self.invalid(question, "invalid", wrong)
        if (year, month) > (today.year, today.month) and self.setting(question, "past_only"):
            raise self.invalid(question, "in_future", self.parts)
        if (year, month) < (today.year, today.month) and self.setting(question, "future_only"):
            raise self.invalid(question, "in_past", self.parts)
        return f"{year:04d}-{month:02d}"

    def raw_of(self, question: Question, value: Value) -> dict[str, str]:
        match = _STORED.fullmatch(value) if isinstance(value, str) else None
        return {"month": str(int(match[2])), "year": match[1]} if match else dict.fromkeys(self.parts, "")

    def field(self, question: Question, raw: Raw, showing: Showing) -> DateField:
        return DateField(
            **(self.common(question, showing) | self.typed(question, raw)),
            without_day=True,
            error_parts=showing.parts_in_error,
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        year, _, month = str(value).partition("-")
        return (f"{translate(MONTHS[int(month) - 1])} {year}",)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if self.setting(question, "past_only") and self.setting(question, "future_only"):
            found.append(Message("A month cannot be only in the past and only in the future."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        counted = {int(text[:4]) * 12 + int(text[5:]) - 1 + jump for text in texts for jump in (-1, 0, 1)}
        found = [f"{months // 12:04d}-{months % 12 + 1:02d}" for months in sorted(counted) if 12 <= months < 120_000]
        return [*found] or ["2000-01"]

    def operand(self, question: Question, text: str) -> str:
        if not _STORED.fullmatch(text):
            raise ValueError(f"“{text}” is not a month such as “2020-01”")
        return text
