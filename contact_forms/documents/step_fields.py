"""The inputs of a step, those under a choice inside the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from contact_forms.engine import Problem, Raw, Step, kind_of
from govuk_theme.documents import CheckboxesField, Field, RadiosField


def fields_of(step: Step, raws: Mapping[str, Raw], problems: Sequence[Problem], language: str) -> tuple[Field, ...]:
    """The fields of a step in order, with what was typed and what was wrong with it. The language must be active."""
    made: dict[str, Field] = {
        question.key: kind_of(question).field(
            question,
            raws.get(question.key),
            [problem for problem in problems if problem.question_key == question.key],
            language,
            gettext,
        )
        for question in step.questions
        if kind_of(question).shown
    }
    for question in step.questions:
        if question.under:
            holder = made[question.under.question]
            made[holder.name] = _with(holder, question.under.value, made.pop(question.key))
    return tuple(made.values())


def _with(holder: Field, choice: str, field: Field) -> Field:
    if not isinstance(holder, RadiosField | CheckboxesField):
        raise TypeError(f"nothing can stand under {holder.name}, which is {holder.type}")
    choices = tuple(
        each.model_copy(update={"fields": (*each.fields, field)}) if each.value == choice else each
        for each in holder.choices
    )
    changes = {"choices": choices, **({"inline": False} if isinstance(holder, RadiosField) else {})}
    return holder.model_copy(update=changes)
