"""A form answered as a whole, by a program: the same steps, checks and messages as when a person walks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contact_forms.engine.definition import Form, Question, Step
from contact_forms.engine.journey import Walk, accept_step, walk
from contact_forms.engine.messages import N_, Message
from contact_forms.engine.plain_answers import Plain, WrongShape, posted_of
from contact_forms.engine.problems import Problem
from contact_forms.engine.typed import made_safe

UNKNOWN_QUESTION = "unknown_question"
UNREADABLE = "unreadable"

_UNKNOWN = N_("There is no question “%(key)s” in this form")
_UNREADABLE = N_("The answer to “%(label)s” was sent in a shape that we cannot read")
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
    plain answer (`plain_answers`); steps that only guide count as read. Raises nothing for any plain JSON."""
    where, refused = _walked(form, answers, today)
    asked = {question.key for step in where.path for question in step.questions}
    known = asked | {question.key for step in form.steps for question in step.questions}
    misfits = [*_unknown(key for key in answers if key not in known), *_misshapen(form.steps, where.path, answers)]
    passed_over = tuple(key for key in answers if key in known and key not in asked)
    return Whole(where, tuple(misfits), refused, passed_over)


def _walked(form: Form, answers: Mapping[str, Plain], today: date) -> tuple[Walk, tuple[Problem, ...]]:
    """The walk, and the problems of its current step. Each step is taken once: first all that the form has, then those
    that came to be on the way."""
    values: dict[str, Any] = {}
    problems: dict[str, tuple[Problem, ...]] = {}

    def take(step: Step) -> None:
        result = accept_step(form, step, _posted(step.questions, answers), today)
        problems[step.key] = result.problems
        if not result.problems:
            values.update(result.values)

    for step in form.steps:
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


def _unknown(keys: Iterable[str]) -> list[Problem]:
    found = []
    for key in list(keys)[:_MOST_UNKNOWN]:
        safe = made_safe(key[:_LONGEST_KEY])
        found.append(Problem(safe, UNKNOWN_QUESTION, Message(_UNKNOWN, {"key": safe}), (), safe))
    return found
