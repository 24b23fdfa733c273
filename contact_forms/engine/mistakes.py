"""What can go wrong with a question, found by trying: each mistake is typed, and the kind itself says what is wrong.

So an author sees every message that people can meet, as they would meet it, and none that they cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Option, Question
from contact_forms.engine.lists import LISTS
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions import Raw
from contact_forms.engine.questions.composite import Composite
from contact_forms.engine.questions.ways import OneOfWays

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
    "date_of_birth": "1990-02-05",
    "month_year": "2026-02",
    "money": 12_050,
    "national_insurance": "QQ123456C",
    "organisation": "Example organisation",
    "postcode": "SW1A 1AA",
    "registration": "AB12 CDE",
    "declaration": {"name": "First name Last name", "signed": "2026-02-05"},
}
"""A stored answer for each kind without choices or parts; for one made of others, only what its parts do not give."""

_TYPED = ("x", "-1", "0", "7", "1.5", "0.123456789", "31", "99", "abcdef", "!?", "0, 0", "9" * 12, "x" * 150, "x" * 400)
_NOT_THERE = "not-there"
_DAYS_AWAY = (1, -1, 40, -40, 50_000, -80_000)

Post: TypeAlias = dict[str, Sequence[str]]
"""Name of an input -> the texts that a browser would post for it."""


@dataclass(frozen=True)
class Mistake:
    """Something typed that is refused. raw: as the kind gathered it. problems: what is said about it."""

    raw: Raw
    problems: tuple[Problem, ...]


def example_of(question: Question) -> Any:
    """An answer that somebody might give, in its stored form; None for a kind that has no example."""
    kind, choices = kind_of(question), _choices(question)
    if isinstance(kind, Composite):
        [(how, parts), *_] = _ways(kind, question)
        own = {"how": how} if how else {}
        return own | {part: example_of(sub) for part, sub in parts.items()} | EXAMPLES.get(question.kind, {})
    if choices:
        return [choices[0].value] if question.kind == "checkboxes" else choices[0].value
    return EXAMPLES.get(question.kind)


def mistakes_of(question: Question, today: date) -> tuple[Mistake, ...]:
    """One mistake for each message that this question can give, the plainest first; () where nothing can be wrong."""
    return tuple(mistake for _, mistake in _tried(question, today) if mistake)


def _tried(question: Question, today: date) -> Iterator[tuple[Post, Mistake | None]]:
    """Each try that is refused with a message that none before it met; each that is taken, with None."""
    kind = kind_of(question)
    said: set[str] = set()
    for posted in _tries(question, today):
        raw = kind.gather(question, posted)
        try:
            kind.clean(question, raw, today)
        except Invalid as invalid:
            new = {f"{problem.code}: {problem.message}" for problem in invalid.problems} - said
            if new:
                said |= new
                yield posted, Mistake(raw, invalid.problems)
        else:
            yield posted, None


def _tries(question: Question, today: date) -> Iterator[Post]:
    """Blank, then all that may be refused; of a kind made of others, each part in turn with the others answered."""
    kind = kind_of(question)
    yield {}
    if not isinstance(kind, Composite):
        yield from _tries_of_inputs(question, today)
        return
    for how, parts in _ways(kind, question):
        good = {part: _answered(sub, today) for part, sub in parts.items()}
        chosen: Post = {question.key: [how]} if how else {}
        for part, sub in parts.items():
            others = chosen | _together(post for other, post in good.items() if other != part)
            for posted, mistake in _tried(sub, today):
                # What a part takes can only be wrong for the whole where it is blank, or a way checks it further.
                if mistake or how or not posted:
                    yield others | posted
    yield {question.key: [_NOT_THERE]}


def _tries_of_inputs(question: Question, today: date) -> Iterator[Post]:
    """Parts left out, then each input mistyped, then days and choices that may be refused."""
    names = kind_of(question).names(question)
    good = _answered(question, today)
    for name in names:
        yield good | {name: [""]}
        yield {name: good.get(name, [])}
    for text in (*_around_settings(question), *_TYPED):
        for name in names:
            yield good | {name: [text]}
        yield {name: [text] for name in names}
    for day in _days(question, today):
        yield _stored(question, day)
    choices = _choices(question)
    if choices:
        yield {question.key: [option.value for option in choices]}
        yield {question.key: [_NOT_THERE]}


def _ways(kind: Composite, question: Question) -> list[tuple[str, dict[str, Question]]]:
    """Each way to answer a kind made of others, with the parts asked then; one way without a name where it has none."""
    asked = kind.asked(question)
    if not isinstance(kind, OneOfWays):
        return [("", asked)]
    offered = kind.offered(question).items()
    return [(how, {part: asked[part] for part in way.members}) for how, way in offered]


def _choices(question: Question) -> Sequence[Option]:
    """The choices that the question brings, or those of the list it names."""
    return question.options or LISTS.get(str(question.settings.get("list")), ())


def _answered(question: Question, today: date) -> Post:
    """A good answer as posted: the example, or where the settings refuse it the first day that they take."""
    kind = kind_of(question)
    if isinstance(kind, Composite):
        [(how, parts), *_] = _ways(kind, question)
        chosen: Post = {question.key: [how]} if how else {}
        return chosen | _together(_answered(sub, today) for sub in parts.values())
    example = _stored(question, example_of(question))
    posts = (example, *(_stored(question, day) for day in _days(question, today)))
    return next((posted for posted in posts if _is_taken(question, posted, today)), example)


def _is_taken(question: Question, posted: Post, today: date) -> bool:
    kind = kind_of(question)
    try:
        return kind.clean(question, kind.gather(question, posted), today) is not None
    except Invalid:
        return False


def _days(question: Question, today: date) -> Iterator[str]:
    """Days and months around today, and around as many years ago as each number that the settings name."""
    ages = [int(bound) for bound in _bounds(question) if 0 < bound < 150]
    # In whole years of age: the bound itself, one less, one more.
    born = [-days for age in ages for days in (366 * age, 365 * age - 1, 366 * (age + 1))]
    for days in (*_DAYS_AWAY, *born):
        day = (today + timedelta(days=days)).isoformat()
        yield day
        yield day[:7]


def _around_settings(question: Question) -> Iterator[str]:
    """Texts and numbers just past each number that the settings name, or that hold where they name none."""
    for bound in _bounds(question):
        yield from (str(bound - 1), str(bound + 1))
        if 1 < bound <= 50_000 and bound == int(bound):
            yield from ("x" * (int(bound) + 1), "x" * (int(bound) - 1))


def _bounds(question: Question) -> Iterator[Decimal]:
    """Each number among the settings."""
    kind = kind_of(question)
    for name in kind.settings:
        value = kind.setting(question, name)
        if value is None or isinstance(value, bool):
            continue
        try:
            bound = Decimal(str(value))
        except InvalidOperation:
            continue
        if bound.is_finite():
            yield bound


def _together(posts: Iterable[Post]) -> Post:
    return {name: texts for posted in posts for name, texts in posted.items()}


def _stored(question: Question, value: Any) -> Post:
    """What a browser would post for a stored answer of one question that is not made of others."""
    return _posted(question.key, kind_of(question).raw_of(question, value))


def _posted(name: str, raw: Raw) -> Post:
    """What a browser would post for a raw answer."""
    if isinstance(raw, Mapping):
        return {key: texts for part, inside in raw.items() for key, texts in _posted(f"{name}-{part}", inside).items()}
    if isinstance(raw, list | tuple):
        return {name: [text for text in raw if isinstance(text, str)]}
    return {name: [raw]} if isinstance(raw, str) else {}
