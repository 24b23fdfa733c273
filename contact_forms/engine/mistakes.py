"""What can go wrong with a question, found by trying: each mistake is typed, and the kind itself says what is wrong.

So an author sees every message that people can meet, as they would meet it, and none that they cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Question
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions import Raw, input_names

EXAMPLES: Mapping[str, Any] = {
    "text": "An example answer",
    "long_text": "An example answer.\nIt has two lines.",
    "date": "2026-02-05",
    "time": "14:05",
    "email": "name@example.com",
    "phone": "+447700900982",
    "name": {"first": "First name", "last": "Last name"},
    "address": {"line1": "1 High Street", "line2": "", "town": "Newtown", "county": "", "postcode": "SW1A 1AA"},
    "number": 3,
    "yes_no": "yes",
}
"""A stored answer for each kind that has no options of its own."""

_TYPED = ("x", "-1", "0", "7", "1.5", "0.123456789", "31", "99", "abcdef", "!?", "999999999999", "x" * 150, "x" * 400)
_NOT_THERE = "not-there"


@dataclass(frozen=True)
class Mistake:
    """Something typed that is refused. raw: as the kind gathered it. problems: what is said about it."""

    raw: Raw
    problems: tuple[Problem, ...]


def example_of(question: Question) -> Any:
    """An answer that somebody might give, in its stored form; None for a kind that has no example."""
    if question.options:
        first = question.options[0].value
        return [first] if question.kind == "checkboxes" else first
    return EXAMPLES.get(question.kind)


def mistakes_of(question: Question, today: date) -> tuple[Mistake, ...]:
    """One mistake for each message that this question can give, the plainest first; () where nothing can be wrong."""
    kind = kind_of(question)
    found: list[Mistake] = []
    said: set[str] = set()
    for posted in _tries(question, today):
        raw = kind.gather(question, posted)
        try:
            kind.clean(question, raw, today)
        except Invalid as invalid:
            new = {f"{problem.code}: {problem.message}" for problem in invalid.problems} - said
            if new:
                said |= new
                found.append(Mistake(raw, invalid.problems))
    return tuple(found)


def _tries(question: Question, today: date) -> Iterator[dict[str, Sequence[str]]]:
    """Blank, then parts left out, then each input mistyped, then days and choices that may be refused."""
    kind = kind_of(question)
    names = input_names(kind, question)
    good = _posted(question.key, kind.raw_of(question, example_of(question)))
    yield {}
    for name in names:
        yield good | {name: [""]}
        yield {name: good.get(name, [])}
    for text in (*_around_settings(question), *_TYPED):
        for name in names:
            yield good | {name: [text]}
        yield {name: [text] for name in names}
    for days in (1, -1, 50_000, -80_000):
        yield _posted(question.key, kind.raw_of(question, (today + timedelta(days=days)).isoformat()))
    if question.options:
        yield {question.key: [option.value for option in question.options]}
        yield {question.key: [_NOT_THERE]}


def _around_settings(question: Question) -> Iterator[str]:
    """Texts and numbers just past each number that the settings name, or that hold where they name none."""
    kind = kind_of(question)
    for name in kind.settings:
        value = kind.setting(question, name)
        if value is None or isinstance(value, bool):
            continue
        try:
            bound = Decimal(str(value))
        except InvalidOperation:
            continue
        yield from (str(bound - 1), str(bound + 1))
        if 1 < bound <= 50_000 and bound == int(bound):
            yield from ("x" * (int(bound) + 1), "x" * (int(bound) - 1))


def _posted(name: str, raw: Raw) -> dict[str, Sequence[str]]:
    """What a browser would post for a raw answer."""
    if isinstance(raw, Mapping):
        return {key: texts for part, inside in raw.items() for key, texts in _posted(f"{name}-{part}", inside).items()}
    if isinstance(raw, list | tuple):
        return {name: [text for text in raw if isinstance(text, str)]}
    return {name: [raw]} if isinstance(raw, str) else {}
