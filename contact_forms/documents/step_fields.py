"""The inputs of a step, those under a choice inside the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from contact_forms.engine import Problem, Raw, Showing, Step, kind_of
from contact_forms.postcodes import postcode_source
from govuk_theme.documents import AddressField, CheckboxesField, Choice, Field, RadiosField


@dataclass(frozen=True)
class Found:
    """What came of a look-up: what to say, in the page's language, and the addresses to choose from."""

    said: str
    choices: tuple[Choice, ...] = ()


def fields_of(
    step: Step,
    raws: Mapping[str, Raw],
    problems: Sequence[Problem],
    language: str,
    found: Mapping[str, Found] | None = None,
) -> tuple[Field, ...]:
    """The fields of a step in order, with what was typed and what was wrong with it. The language must be active.
    found: question key -> what a look-up for it found."""
    made: dict[str, Field] = {
        question.key: kind_of(question).field(
            question,
            raws.get(question.key),
            Showing(
                language,
                gettext,
                [problem for problem in problems if problem.question_key == question.key],
            ),
        )
        for question in step.questions
        if kind_of(question).shown
    }
    for key, field in made.items():
        if isinstance(field, AddressField) and field.look_up:
            made[key] = _with_look_up(field, (found or {}).get(key))
    for question in step.questions:
        if question.under:
            holder = made[question.under.question]
            made[holder.name] = _with(holder, question.under.value, made.pop(question.key))
    return tuple(made.values())


def _with_look_up(field: AddressField, found: Found | None) -> AddressField:
    if not postcode_source().is_there:
        return field.model_copy(update={"look_up": False})
    if found is None:
        return field
    return field.model_copy(update={"look_up_said": found.said, "found": found.choices})


def _with(holder: Field, choice: str, field: Field) -> Field:
    if not isinstance(holder, RadiosField | CheckboxesField):
        raise TypeError(f"nothing can stand under {holder.name}, which is {holder.type}")
    choices = tuple(
        each.model_copy(update={"fields": (*each.fields, field)}) if each.value == choice else each
        for each in holder.choices
    )
    changes = {"choices": choices, **({"inline": False} if isinstance(holder, RadiosField) else {})}
    return holder.model_copy(update=changes)
