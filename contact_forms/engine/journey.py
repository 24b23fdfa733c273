"""Where a person is, worked out from their answers alone each time it is asked.

Answers are a plain dict: question key -> value, None where it was left blank on purpose, and "@<step key>": True for a
step that only guides and has been read. What lies on a road not taken stays in the dict and counts for nothing. How the
items of a repeat are kept there is told in `contact_forms.engine.repeats`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contact_forms.engine.asking import asks_nothing, is_revealed, kind_of
from contact_forms.engine.conditions import Conditions
from contact_forms.engine.definition import Form, Part, Question, Repeat, Step, Text
from contact_forms.engine.order import refuse_earlier
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions import Raw, Value
from contact_forms.engine.questions.base import Posted
from contact_forms.engine.repeats import (
    ItemStep,
    ListStep,
    count_mark,
    count_of,
    done_mark,
    item_steps,
    kept_of_list,
    list_step,
    marks_after,
    more_key,
)
from contact_forms.engine.risk import RAISED, URGENT, RiskSignal, risk_signals
from contact_forms.engine.tasks import TASK_LIST, Section, Task, TaskState, sections_of

CHECK_YOUR_ANSWERS = "check-your-answers"
RESERVED_STEP_KEYS = frozenset({CHECK_YOUR_ANSWERS, TASK_LIST, "confirmation", "start-again"})


def seen_mark(step: Step) -> str:
    """The key under which a step without questions is marked as read."""
    return f"@{step.key}"


@dataclass(frozen=True)
class Walk:
    """One walk through a form.

    path: the steps in order, as far as the first that is not answered or the exit, which are its last; with a task list
    that of each task, one after the other. current: the first step that is not answered; None where there is none.
    exit: the first exit that was reached, or None. complete: every step on the way is answered and no exit was met: the
    journey can be submitted. answers: the answers that count, checked again just now (marks of read steps and of
    repeats too): what a submission holds. signals: the signs of risk in them; urgent: one of them is urgent.
    beside: lists of items that can be looked at although an item has open questions. tasks: the task list, as soon as
    what comes before it is done; empty where the form has none. today: the day it was walked.
    """

    path: tuple[Step, ...]
    current: Step | None
    exit: Step | None
    answers: Mapping[str, Value]
    urgent: bool
    signals: tuple[RiskSignal, ...] = ()
    beside: tuple[Step, ...] = ()
    tasks: tuple[Task, ...] = ()
    today: date = date.min

    @property
    def complete(self) -> bool:
        return self.current is None and self.exit is None

    @property
    def raised(self) -> bool:
        """Whether there is a sign of risk that is not urgent."""
        return any(signal.level == RAISED for signal in self.signals)

    def step(self, key: str) -> Step | None:
        """The step that can be visited under this key."""
        return next((step for step in (*self.path, *self.beside) if step.key == key), None)

    def may_visit(self, key: str) -> bool:
        """Whether this page can be shown; for "check-your-answers", whether the journey is complete."""
        if key == TASK_LIST:
            return bool(self.tasks)
        return self.complete if key == CHECK_YOUR_ANSWERS else self.step(key) is not None

    def next_after(self, key: str) -> Step | None:
        """The step after this one; for a key that is not on the path, the first unanswered one. None means that
        check-your-answers (or the task list) comes next, or that this is the end of the path."""
        run, place = self._place(key)
        if place is None:
            return self._around_list(key)[1] or self.current
        return run[place + 1] if place + 1 < len(run) else None

    def previous_before(self, key: str) -> Step | None:
        """The step before this one (for "check-your-answers" the last); None for the first, of the form or of a task,
        and for one off the path. Before an item that was just added comes the list of items."""
        if key == CHECK_YOUR_ANSWERS and self.complete:
            return self.path[-1] if self.path and not self.tasks else None
        run, place = self._place(key)
        if place is None:
            return self._around_list(key)[0]
        step, earlier = run[place], run[place - 1] if place else None
        if isinstance(step, ItemStep) and not (isinstance(earlier, ItemStep) and earlier.item == step.item):
            added = (page for page in self.beside if isinstance(page, ListStep) and page.added == step.item)
            return next(added, earlier)
        return earlier

    def _around_list(self, key: str) -> tuple[Step | None, Step | None]:
        """The step before and the step after a list of items whose item has open questions."""
        for run in self._runs():
            last = run[-1] if run else None
            if isinstance(last, ItemStep) and last.item.repeat_key == key:
                earlier = (step for step in reversed(run) if not isinstance(step, ItemStep) or step.item != last.item)
                return next(earlier, None), last
        return None, None

    def _runs(self) -> Iterator[tuple[Step, ...]]:
        """The roads: that to the task list, and each task's. Without a task list there is one."""
        yield self.path[: len(self.path) - sum(len(task.path) for task in self.tasks)]
        yield from (task.path for task in self.tasks)

    def _place(self, key: str) -> tuple[tuple[Step, ...], int | None]:
        """The road that a step is on, and its place there."""
        for run in self._runs():
            for place, step in enumerate(run):
                if step.key == key:
                    return run, place
        return (), None


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
    walker = _Walker(form, answers, today)
    tasks: tuple[Task, ...] = ()
    if form.task_list:
        before, sections = sections_of(form)
        tasks = walker.tasks(sections) if walker.go(before) else ()
    else:
        walker.go(form.steps)
    signals = risk_signals(walker.path, walker.counted)
    return Walk(
        path=tuple(walker.path),
        current=walker.current,
        exit=walker.exit,
        answers=walker.counted,
        urgent=any(signal.level == URGENT for signal in signals),
        signals=signals,
        beside=tuple(walker.beside),
        tasks=tasks,
        today=today,
    )


class _Walker:
    """One walk as it goes on. The facts are those of `Walk`."""

    def __init__(self, form: Form, answers: Mapping[str, Any], today: date) -> None:
        self.path: list[Step] = []
        self.beside: list[Step] = []
        self.counted: dict[str, Value] = {}
        self.current: Step | None = None
        self.exit: Step | None = None
        self._conditions = Conditions(form)
        self._answers = answers
        self._today = today
        self._asked: dict[str, Question] = {}

    def go(self, parts: Iterable[Part]) -> bool:
        """Walks these parts. Whether their end was reached: all answered, and no exit."""
        for part in parts:
            if part.only_if and not self._conditions.hold(part.only_if, self.counted, self._today):
                continue
            if not (self._repeat(part) if isinstance(part, Repeat) else self._step(part)):
                return False
        return True

    def tasks(self, sections: Sequence[Section]) -> tuple[Task, ...]:
        """Walks every task that can be started. A task of which nothing is asked of this person is not listed."""
        done: set[int] = set()
        listed: list[Task] = []
        for place, section in enumerate(sections):
            if not section.needs <= done:
                listed.append(Task(section.title, "cannot_start", None, ()))
                continue
            came = len(self.path)
            if self.go(section.parts):
                done.add(place)
            path = tuple(self.path[came:])
            if path:
                listed.append(_task(section.title, path, done=place in done))
        return tuple(listed)

    def _step(self, step: Step) -> bool:
        self.path.append(step)
        if step.exit is not None:
            self.exit = self.exit or step
            return False
        values = _checked_again(step, self._answers, self._today, self._asked, self.counted)
        if values is None:
            self.current = self.current or step
            return False
        self.counted.update(values)
        return True

    def _repeat(self, repeat: Repeat) -> bool:
        count = count_of(repeat, self._answers)
        self.counted[count_mark(repeat)] = count
        for number in range(1, count + 1):
            for step in item_steps(repeat, number):
                if step.only_if and not self._conditions.hold(step.only_if, self.counted, self._today, step.item):
                    continue
                if not self._step(step):
                    if number > 1 or count > repeat.at_least:
                        self.beside.append(list_step(repeat, count, unfinished=True))
                    return False
        return self._step(list_step(repeat, count))


def _task(title: Text, path: tuple[Step, ...], *, done: bool) -> Task:
    state: TaskState = "done" if done else "in_progress" if len(path) > 1 else "not_started"
    return Task(title, state, path[0] if done else path[-1], path)


def accept_step(
    form: Form, step: Step, posted: Posted, today: date, answers: Mapping[str, Value] | None = None
) -> StepResult:
    """What a person posted for a step, gathered and checked. Unknown fields are passed over. Raises nothing for
    anything that can be posted. answers: those that count so far (`Walk.answers`), which a date may have to follow;
    without them the next walk alone finds such a date wrong."""
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
            value = kind.clean(question, raws[question.key], today)
            refuse_earlier(question, value, {**(answers or {}), **values})
            values[question.key] = value
        except Invalid as invalid:
            problems.extend(invalid.problems)
    if isinstance(step, ListStep):
        values = {} if problems else marks_after(step, values.get(more_key(step.of)) == "yes")
    return StepResult(values, raws, tuple(problems))


def raws_of(step: Step, answers: Mapping[str, Any]) -> dict[str, Raw]:
    """What to fill the fields of a step with: the answers kept so far, stale ones too."""
    if isinstance(step, ListStep):
        answers = {more_key(step.of): "no"} if answers.get(done_mark(step.of)) is True else {}
    return {question.key: kind_of(question).raw_of(question, answers.get(question.key)) for question in step.questions}


def _checked_again(
    step: Step, answers: Mapping[str, Any], today: date, before: dict[str, Question], counted: Mapping[str, Value]
) -> dict[str, Value] | None:
    """The step's answers, or None where one is missing or no longer good. before: the questions of the way so far;
    those of this step join them. counted: the answers of earlier steps."""
    if isinstance(step, ListStep):
        return kept_of_list(step, answers)
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
            value = kind.revalidated(question, answers[question.key], today)
            if question.not_before:
                refuse_earlier(question, value, {**counted, **values})
            values[question.key] = value
        except Invalid:
            return None
    return values
