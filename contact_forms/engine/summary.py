"""The answers as a person reads them: one order and one wording for check-your-answers, e-mail, PDF and report."""

from __future__ import annotations

from dataclasses import dataclass

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form
from contact_forms.engine.journey import Walk
from contact_forms.engine.messages import N_, Translate

NOT_PROVIDED = N_("Not provided")


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
    """The answers that count, by section, each section where its first step stands. Empty sections are left out."""
    sections: dict[str, list[SummaryLine]] = {}
    for step in walk.path:
        lines = sections.setdefault(step.section.in_(language), [])
        for question in step.questions:
            if question.key not in walk.answers or not question.in_summary:
                continue
            value = walk.answers[question.key]
            said = (
                (translate(NOT_PROVIDED),)
                if value is None
                else kind_of(question).as_lines(question, value, language, translate)
            )
            lines.append(SummaryLine(question.key, step.key, question.label.in_(language), said))
    return tuple(SummarySection(title, tuple(lines)) for title, lines in sections.items() if lines)
