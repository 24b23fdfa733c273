"""From what an editor wrote to a form of the engine, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contact_forms.blocks.condition import condition_of, raw_condition
from contact_forms.blocks.repeat import part_of, raw_part
from contact_forms.engine.definition import Form, Text

RawStream = list[dict[str, Any]]


@dataclass(frozen=True)
class FormDraft:
    """A form as its editor holds it: raw stream values. `form` and `conditions` are lists of type, value and id."""

    form: RawStream
    conditions: RawStream
    declaration: Text
    safety_mode: bool
    task_list: bool = False


def compile_form(draft: FormDraft) -> Form:
    """The engine's form. Never raises for what is not filled in yet: `prove` says what is missing."""
    return Form(
        steps=tuple(part_of(item["type"], item["value"]) for item in draft.form),
        conditions=tuple(condition_of(item["value"]) for item in draft.conditions),
        declaration=draft.declaration,
        safety_mode=draft.safety_mode,
        task_list=draft.task_list,
    )


def draft_of(form: Form, place: str) -> FormDraft:
    """The raw streams of a form, such as one read from a service file. place: the service's slug; names the blocks."""
    return FormDraft(
        form=[raw_part(part, place) for part in form.steps],
        conditions=[raw_condition(condition, place) for condition in form.conditions],
        declaration=form.declaration,
        safety_mode=form.safety_mode,
        task_list=form.task_list,
    )
