"""The few answers that stand for all, where conditions ask no more than they do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from contact_forms.engine.conditions import named_in
from contact_forms.engine.definition import Form, Question, Repeat, Row, Step
from contact_forms.engine.questions import KINDS, Value
from contact_forms.engine.questions.base import AGO
from contact_forms.engine.repeats import ItemStep, count_mark
from contact_forms.engine.tasks import names_of

ANY_DAY = date(2026, 1, 1)
"""The day of the walks where no condition compares a date both with today and with a day of its own."""

MOST_DAYS = 40
MOST_WORDS = 6
MOST_WAYS = 5_000


class TooMany(Exception):
    """More combinations than are walked: nothing is claimed."""


class Compared:
    """What the conditions that a form uses compare its answers with.

    last_use: key of a question or mark of a repeat -> place of the last part of the form that asks for it.
    """

    def __init__(self, form: Form) -> None:
        self.last_use: dict[str, int] = {}
        self._rows: dict[str, list[Row]] = {}
        repeats = {repeat.key: repeat for repeat in form.repeats}
        conditions = {condition.name: condition for condition in form.conditions}
        for place, part in enumerate(form.steps):
            for name in filter(None, names_of(part)):
                for row in (row for condition in named_in(conditions, name) for row in condition.rows if row.question):
                    rows = self._rows.setdefault(row.question, [])
                    rows.extend([row] if row not in rows else [])
                    key = count_mark(repeats[row.question]) if row.question in repeats else row.question
                    self.last_use[key] = place

    def ways(self, step: Step, today: date) -> dict[str, tuple[Value, ...]] | None:
        """Question -> the answers that stand for all, for those that a condition asks about; None for too many."""
        ways: dict[str, tuple[Value, ...]] = {}
        together = 1
        suffix = f"--{step.item.number}" if isinstance(step, ItemStep) else ""
        for question in step.questions:
            rows = self._rows.get(question.key.removesuffix(suffix))
            if rows:
                found = _ways(question, rows, today)
                if found is None:
                    return None
                ways[question.key] = (*found, *(() if question.required and question.under is None else (None,)))
                together *= len(ways[question.key])
        return ways if together <= MOST_WAYS else None

    def counts(self, repeat: Repeat) -> list[int]:
        """The numbers of items that stand for all."""
        near = {int(row.value) + jump for row in self._rows.get(repeat.key, []) for jump in (-1, 0, 1)}
        near |= {repeat.at_least, max(repeat.at_least, 1)}
        return sorted(number for number in near if repeat.at_least <= number <= repeat.at_most)

    def todays(self) -> list[date]:
        """The days on which the form is walked: whatever today is, one of them stands for it."""
        days = {ANY_DAY}
        for rows in self._rows.values():
            ago = [int(row.value) for row in rows if row.operator in AGO]
            own = [row.value for row in rows if row.value and row.operator not in AGO]
            if ago and own:
                days |= {day for text in own for number in ago for day in _near(text, number)}
        # More days would find more roads, so without them no road could be called closed.
        if len(days) > MOST_DAYS:
            raise TooMany
        return sorted(days)


def _near(text: str, number: int) -> Iterator[date]:
    day = date.fromisoformat(text).toordinal()
    for jump in (-2, -1, 0, 1, 2):
        for moment in (day + jump, day + number + jump):
            if 1 <= moment <= date.max.toordinal():
                yield date.fromordinal(moment)


def _ways(question: Question, rows: list[Row], today: date) -> list[Value] | None:
    texts = [row.value for row in rows if row.value and row.operator not in AGO]
    texts += [day for row in rows if row.operator in AGO if (day := _day_before(today, int(row.value)))]
    found = KINDS[question.kind].ways(question, list(dict.fromkeys(texts)))
    words = list(dict.fromkeys(row.value for row in rows if row.operator == "contains"))
    if found is None or len(words) > MOST_WORDS:
        return None
    mixed = [" \x00 ".join(some) for size in range(2, len(words) + 1) for some in combinations(words, size)]
    return [*found, *mixed]


def _day_before(today: date, days: int) -> str:
    try:
        return (today - timedelta(days=days)).isoformat()
    except OverflowError:
        return ""
