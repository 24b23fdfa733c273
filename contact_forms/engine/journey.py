"""Where a person is, worked out from their answers alone each time it is asked.

Answers are a plain dict: question key -> value, None where it was left blank on purpose, and "@<step key>": True for a
step that only guides and has been read. What lies on a road not taken stays in the dict and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contact_forms.engine.asking import asks_nothing, is_revealed, kind_of
from contact_forms.engine.conditions import Conditions
from contact_forms.engine.definition import Form, Question, Step
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions import Raw, Value
from contact_forms.engine.questions.base import Posted

CHECK_YOUR_ANSWERS = "check-your-answers"
RESERVED_STEP_KEYS = frozenset({CHECK_YOUR_ANSWERS, "confirmation", "start-again"})


def seen_mark(step: Step) -> str:
    """The key under which a step without questions is marked as read."""
    return f"@{step.key}"


@dataclass(frozen=True)
class Walk:
    """One walk through a form.

    path: the steps in order, as far as the first that is not answered or the exit, which are its last.
    current: the first step that is not answered; None where there is none. exit: the exit that was reached, or None.
    complete: every step on the way is answered and no exit was met: the journey can be submitted.
    answers: the answers that count, checked again just now (marks of read steps too): what a submission holds.
    urgent: one of them is a risk signal.
    """

    path: tuple[Step, ...]
    current: Step | None
    exit: Step | None
    answers: Mapping[str, Value]
    urgent: bool

    @property
    def complete(self) -> bool:
        return self.current is None and self.exit is None

    def step(self, key: str) -> Step | None:
        """The step of the path with this key."""
        return next((step for step in self.path if step.key == key), None)

    def may_visit(self, key: str) -> bool:
        """Whether this page can be shown; for "check-your-answers", whether the journey is complete."""
        return self.complete if key == CHECK_YOUR_ANSWERS else self.step(key) is not None

    def next_after(self, key: str) -> Step | None:
        """The step after this one; for a key that is not on the path, the first unanswered one. None means that
        check-your-answers comes next, or that this is the end of the path."""
        place = self._place(key)
        if place is None:
            return self.current
        return self.path[place + 1] if place + 1 < len(self.path) else None

    def previous_before(self, key: str) -> Step | None:
        """The step before this one (for "check-your-answers" the last); None for the first or one off the path."""
        place = len(self.path) if key == CHECK_YOUR_ANSWERS and self.complete else self._place(key)
        return self.path[place - 1] if place else None

    def _place(self, key: str) -> int | None:
        return next((place for place, step in enumerate(self.path) if step.key == key), None)


@dataclass(frozen=True)
class StepResult:
    """A step as it was posted.

    values: question key -> value of what was good (the step's mark where it asks nothing); None for a question under a
    choice that was not made, so that nothing said there is kept. raws: question key ->
    what was typed, for every question. problems: what was wrong, in the order of the page; empty means it can be kept.
    """

    values: Mapping[str, Value]
    raws: Mapping[str, Raw]
    problems: tuple[Problem, ...]


def walk(form: Form, answers: Mapping[str, Any], today: date) -> Walk:
    """Walks the form with these answers. `today` is the day in the force's own place, and for a submission the day it
    was made. Raises `BrokenCondition` or `UnknownKind`, never for a bad answer: its step counts as not answered."""
    conditions = Conditions(form)
    path: list[Step] = []
    before: dict[str, Question] = {}
    counted: dict[str, Value] = {}
    current: Step | None = None
    exit_reached: Step | None = None
    for step in form.steps:
        if step.only_if and not conditions.hold(step.only_if, counted):
            continue
        path.append(step)
        if step.exit is not None:
            exit_reached = step
            break
        values = _checked_again(step, answers, today, before, counted)
        if values is None:
            current = step
            break
        counted.update(values)
    urgent = any(
        kind_of(question).risk(question, counted[question.key]) == "urgent"
        for step in path
        for question in step.questions
        if counted.get(question.key) is not None
    )
    return Walk(tuple(path), current, exit_reached, counted, urgent)


def accept_step(form: Form, step: Step, posted: Posted, today: date) -> StepResult:
    """What a person posted for a step, gathered and checked. Unknown fields are passed over. Raises nothing for
    anything that can be posted."""
    values: dict[str, Value] = {seen_mark(step): True} if asks_nothing(step) else {}
    raws: dict[str, Raw] = {}
    problems: list[Problem] = []
    for question in step.questions:
        kind = kind_of(question)
        if not kind.asks:
            continue
        raws[question.key] = kind.gather(question, posted)
        if not is_revealed(question, step, values):
            values[question.key] = None
            continue
        try:
            values[question.key] = kind.clean(question, raws[question.key], today)
        except Invalid as invalid:
            problems.extend(invalid.problems)
    return StepResult(values, raws, tuple(problems))


def raws_of(step: Step, answers: Mapping[str, Any]) -> dict[str, Raw]:
    """What to fill the fields of a step with: the answers kept so far, stale ones too."""
    return {question.key: kind_of(question).raw_of(question, answers.get(question.key)) for question in step.questions}


def _checked_again(
    step: Step, answers: Mapping[str, Any], today: date, before: dict[str, Question], counted: Mapping[str, Value]
) -> dict[str, Value] | None:
    """The step's answers, or None where one is missing or no longer good. before: the questions of the way so far;
    those of this step join them. counted: the answers of earlier steps."""
    values: dict[str, Value] = {}
    if asks_nothing(step):
        if answers.get(seen_mark(step)) is not True:
            return None
        values[seen_mark(step)] = True
    for question in step.questions:
        kind = kind_of(question)
        before[question.key] = question
        if not kind.asks:
            worked_out = kind.worked_out(question, before, {**counted, **values}, answers.get(question.key), today)
            if worked_out is not None:
                values[question.key] = worked_out
            continue
        if not is_revealed(question, step, values):
            continue
        if question.key not in answers:
            return None
        try:
            values[question.key] = kind.revalidated(question, answers[question.key], today)
        except Invalid:
            return None
    return values
