"""A form answered as a whole, by a program: the same steps, checks and messages as when a person walks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form, Question, Repeat, Step
from contact_forms.engine.journey import Walk, accept_step, walk
from contact_forms.engine.messages import N_, Message
from contact_forms.engine.plain_answers import Plain, WrongShape, posted_of
from contact_forms.engine.problems import Problem
from contact_forms.engine.repeats import count_mark, done_mark, item_steps, key_in_item
from contact_forms.engine.typed import made_safe

UNKNOWN_QUESTION = "unknown_question"
UNREADABLE = "unreadable"
TOO_MANY = "too_many"

_UNKNOWN = N_("There is no question “%(key)s” in this form")
_UNREADABLE = N_("The answer to “%(label)s” was sent in a shape that we cannot read")
_TOO_MANY = N_("“%(label)s” can have %(max)s at most")
_LONGEST_KEY = 100
_MOST_UNKNOWN = 20


@dataclass(frozen=True)
class Whole:
    """What came of a set of answers.

    walk: the journey that they make. misfits: answers to no question of the form, and answers in a wrong shape, whether
    they are asked for or not. refused: what is wrong with the first step that cannot be kept, which is `walk.current`.
    passed_over: keys of answers to questions that are not asked on this journey, which count for nothing.
    """

    walk: Walk
    misfits: tuple[Problem, ...]
    refused: tuple[Problem, ...]
    passed_over: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What to mend first."""
        return self.misfits or self.refused

    @property
    def complete(self) -> bool:
        """Whether it can be submitted."""
        return self.walk.complete and not self.problems


def accept_all(form: Form, answers: Mapping[str, Plain], today: date) -> Whole:
    """Every answer, gathered and checked step by step as if a person had typed it on its page. answers: question key ->
    plain answer (`plain_answers`); repeat key -> a list of objects, one for each item, of question key -> plain answer.
    Steps that only guide count as read. Raises nothing for any plain JSON."""
    sent = _Sent(form, answers)
    where, refused = _walked(form, sent, today)
    asked = _keys(where.path)
    known = asked | _keys(sent.steps)
    unknown = (key for key in sent.answers if key not in known)
    misfits = [*sent.misfits, *_unknown(unknown), *_misshapen(sent.steps, where.path, sent.answers)]
    passed_over = tuple(key for key in sent.answers if key in known and key not in asked)
    return Whole(where, tuple(misfits), refused, passed_over)


class _Sent:
    """What was sent, with the answers of items under the keys that they have in their items.

    steps: all that could be asked, those of an item for each item. marks: how many items there are of each repeat.
    """

    def __init__(self, form: Form, answers: Mapping[str, Plain]) -> None:
        self.answers: dict[str, Plain] = dict(answers)
        self.steps: list[Step] = []
        self.marks: dict[str, Any] = {}
        self.misfits: list[Problem] = []
        for part in form.steps:
            if isinstance(part, Repeat):
                self._take(part, self.answers.pop(part.key, None))
            else:
                self.steps.append(part)

    def _take(self, repeat: Repeat, items: Plain) -> None:
        items = [] if items is None else items
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            message = Message(_UNREADABLE, {"label": repeat.title})
            self.misfits.append(Problem(repeat.key, UNREADABLE, message, (), repeat.key))
            return
        if len(items) > repeat.at_most:
            message = Message(_TOO_MANY, {"label": repeat.title, "max": repeat.at_most})
            self.misfits.append(Problem(repeat.key, TOO_MANY, message, (), repeat.key))
            return
        for number, item in enumerate(items, start=1):
            self.answers |= {key_in_item(str(key), number): answer for key, answer in item.items()}
        for number in range(1, max(len(items), repeat.at_least) + 1):
            self.steps += item_steps(repeat, number)
        self.marks |= {count_mark(repeat): len(items), done_mark(repeat): True}


def _walked(form: Form, sent: _Sent, today: date) -> tuple[Walk, tuple[Problem, ...]]:
    """The walk, and the problems of its current step. Each step is taken once: first all that the form has, then those
    that came to be on the way."""
    values: dict[str, Any] = dict(sent.marks)
    problems: dict[str, tuple[Problem, ...]] = {}

    def take(step: Step) -> None:
        result = accept_step(form, step, _posted(step.questions, sent.answers), today)
        problems[step.key] = result.problems
        if not result.problems:
            values.update(result.values)

    for step in sent.steps:
        if step.exit is None:
            take(step)
    where = walk(form, values, today)
    while where.current is not None and where.current.key not in problems:
        take(where.current)
        where = walk(form, values, today)
    return where, problems[where.current.key] if where.current is not None else ()


def _posted(questions: Iterable[Question], answers: Mapping[str, Plain]) -> dict[str, list[str]]:
    posted: dict[str, list[str]] = {}
    for question in questions:
        try:
            posted |= posted_of(question, answers.get(question.key))
        except WrongShape:
            continue  # said once, by `_misshapen`
    return posted


def _misshapen(steps: Iterable[Step], path: Iterable[Step], answers: Mapping[str, Plain]) -> list[Problem]:
    questions = {question.key: question for step in (*steps, *path) for question in step.questions}
    found = []
    for key, question in questions.items():
        try:
            posted_of(question, answers.get(key))
        except WrongShape:
            found.append(Problem(key, UNREADABLE, Message(_UNREADABLE, {"label": question.label}), (), key))
    return found


def _keys(steps: Iterable[Step]) -> set[str]:
    """Of the questions that take an answer."""
    return {question.key for step in steps for question in step.questions if kind_of(question).asks}


def _unknown(keys: Iterable[str]) -> list[Problem]:
    found = []
    for key in list(keys)[:_MOST_UNKNOWN]:
        safe = made_safe(key[:_LONGEST_KEY])
        found.append(Problem(safe, UNKNOWN_QUESTION, Message(_UNKNOWN, {"key": safe}), (), safe))
    return found
