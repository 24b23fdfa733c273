"""Time of day. Value: hour and minute on the 24-hour clock, "14:05"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import ORDER, Raw, Showing, Value, register
from contact_forms.engine.questions.parts import InParts
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.typed import plain_digits
from govuk_theme.documents import TimeField

_STORED = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@register("time")
class Time(InParts):
    """An hour and a minute."""

    parts = ("hour", "minute")
    settings: ClassVar[dict[str, Setting]] = {}
    operators = ORDER | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a time for “%(label)s”"),
        "incomplete": N_("The time for “%(label)s” must include an hour and a minute"),
        "incomplete/hour": N_("The time for “%(label)s” must include an hour"),
        "incomplete/minute": N_("The time for “%(label)s” must include minutes, like 00 for on the hour"),
        "invalid": N_("The time for “%(label)s” must be a real time on the 24-hour clock, like 14 and 30"),
        "invalid/hour": N_("The hour for “%(label)s” must be a number from 0 to 23, like 14 for 2 in the afternoon"),
        "invalid/minute": N_("The minutes for “%(label)s” must be a number from 0 to 59"),
    }

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.all_typed(question, raw)
        if typed is None:
            return None
        hour, minute = _whole(typed["hour"], 23), _whole(typed["minute"], 59)
        wrong = [part for part, number in zip(self.parts, (hour, minute), strict=True) if number is None]
        if wrong:
            raise self.invalid(question, "invalid", wrong)
        return f"{hour:02d}:{minute:02d}"

    def raw_of(self, question: Question, value: Value) -> dict[str, str]:
        match = _STORED.fullmatch(value) if isinstance(value, str) else None
        return {"hour": match[1], "minute": match[2]} if match else dict.fromkeys(self.parts, "")

    def field(self, question: Question, raw: Raw, showing: Showing) -> TimeField:
        return TimeField(
            **(self.common(question, showing) | self.typed(question, raw)),
            error_parts=showing.parts_in_error,
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (str(value),)

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        minutes = {int(text[:2]) * 60 + int(text[3:]) + jump for text in texts for jump in (-1, 0, 1)}
        found = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in sorted(minutes) if 0 <= minute < 24 * 60]
        return [*found] or ["00:00"]

    def operand(self, question: Question, text: str) -> str:
        if not _STORED.fullmatch(text):
            raise ValueError(f"“{text}” is not a time such as “14:05”")
        return text


def _whole(text: str, most: int) -> int | None:
    digits = plain_digits(text)
    if len(digits) > 2 or not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits) if int(digits) <= most else None
