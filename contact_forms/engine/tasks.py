"""The task list of a long form: its sections, done in any order that their conditions permit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from contact_forms.engine.conditions import named_in
from contact_forms.engine.definition import Form, Part, Repeat, Step, Text
from contact_forms.engine.repeats import key_in_item

TASK_LIST = "task-list"
"""The key of the page that lists the tasks."""

TaskState = Literal["not_started", "in_progress", "done", "cannot_start"]


@dataclass(frozen=True)
class Task:
    """One task as it stands. title: the section. start: the page its link leads to, None where it cannot be started.
    path: its steps in order, as far as they can be visited."""

    title: Text
    state: TaskState
    start: Step | None
    path: tuple[Step, ...]


@dataclass(frozen=True)
class Section:
    """The parts of a form that make one task. needs: places of the earlier tasks that its conditions ask about."""

    title: Text
    parts: tuple[Part, ...]
    needs: frozenset[int]


def sections_of(form: Form) -> tuple[tuple[Part, ...], tuple[Section, ...]]:
    """What comes before the task list, and its tasks in order."""
    before: list[Part] = []
    grouped: list[tuple[Text, list[Part]]] = []
    for part in form.steps:
        if part.section and (not grouped or part.section != grouped[-1][0]):
            grouped.append((part.section, []))
        (grouped[-1][1] if grouped else before).append(part)
    home = {key: place for place, (_, parts) in enumerate(grouped) for part in parts for key in _asked(part)}
    sections = []
    for place, (title, parts) in enumerate(grouped):
        needed = {home[key] for part in parts for key in _needed(form, part) if key in home}
        sections.append(Section(title, tuple(parts), frozenset(needed - {place})))
    return tuple(before), tuple(sections)


def first_page(form: Form) -> str:
    """The key of the page that a journey begins with, as far as the definition alone says; "" for an empty form."""
    first = next(iter(form.steps), None)
    if first is None:
        return ""
    if form.task_list and first.section:
        return TASK_LIST
    if isinstance(first, Repeat) and first.at_least and first.steps:
        return key_in_item(first.steps[0].key, 1)
    return first.key


def names_of(part: Part) -> Iterator[str]:
    """The conditions that a part of a form names, its steps' and their guidance's too."""
    yield part.only_if
    for step in part.steps if isinstance(part, Repeat) else (part,):
        yield step.only_if
        yield from (piece.only_if for piece in step.content)


def _asked(part: Part) -> Iterator[str]:
    """The keys that rows of conditions may name for what is asked here."""
    if isinstance(part, Repeat):
        yield part.key
    for step in part.steps if isinstance(part, Repeat) else (part,):
        yield from (question.key for question in step.questions)


def _needed(form: Form, part: Part) -> Iterator[str]:
    """What its conditions and dates ask of others."""
    conditions = {condition.name: condition for condition in form.conditions}
    for name in filter(None, names_of(part)):
        for condition in named_in(conditions, name):
            yield from (row.question for row in condition.rows if row.question)
    for step in part.steps if isinstance(part, Repeat) else (part,):
        yield from (question.not_before for question in step.questions if question.not_before)
