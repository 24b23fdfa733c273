"""The answers as a person reads them: one order and one wording for check-your-answers, e-mail, PDF and report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form, Step
from contact_forms.engine.journey import Walk
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.repeats import ItemStep, ListStep, count_mark

NOT_PROVIDED = N_("Not provided")
NONE = N_("None")


@dataclass(frozen=True)
class SummaryLine:
    """A question and its answer. step_key: where to change it. lines: plain text, at least one line."""

    key: str
    step_key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SummarySection:
    """The answers under one heading; "" where their steps name no section."""

    title: str
    lines: tuple[SummaryLine, ...]


def summary(form: Form, walk: Walk, language: str, translate: Translate) -> tuple[SummarySection, ...]:
    """The answers that count, by section, each section where its first step stands. Each item of a repeat is a section
    of its own; before them, in the section of the repeat, stands how many there are. Empty sections are left out."""
    sections: dict[str, list[SummaryLine]] = {}
    counts = {repeat.key: (repeat, walk.answers.get(count_mark(repeat))) for repeat in form.repeats}
    for step in walk.path:
        repeat_key = step.item.repeat_key if isinstance(step, ItemStep) else step.key
        if repeat_key in counts and isinstance(step, ItemStep | ListStep):
            repeat, count = counts.pop(repeat_key)
            said = str(count) if count else translate(NONE)
            line = SummaryLine(repeat.key, repeat.key, repeat.title.in_(language), (said,))
            sections.setdefault(repeat.section.in_(language), []).append(line)
        if not isinstance(step, ListStep):
            title = step.item_title if isinstance(step, ItemStep) else step.section
            lines = sections.setdefault(title.in_(language), [])
            lines.extend(step_lines(step, walk, language, translate))
    return tuple(SummarySection(title, tuple(lines)) for title, lines in sections.items() if lines)


def step_lines(step: Step, walk: Walk, language: str, translate: Translate) -> Iterator[SummaryLine]:
    """The answers of one step that count."""
    for question in step.questions:
        if question.key not in walk.answers or not question.in_summary:
            continue
        value = walk.answers[question.key]
        said = (
            (translate(NOT_PROVIDED),)
            if value is None
            else kind_of(question).as_lines(question, value, language, translate)
        )
        yield SummaryLine(question.key, step.key, question.label.in_(language), said)
