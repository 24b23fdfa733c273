"""Leaving answers out of a report that is sent again. What was sealed stays as it is; only what leaves is less."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from contact_forms.engine import Form
from contact_forms.engine.repeats import SEPARATOR

REDACTED = "redacted"
"""In `Job.detail` of a delivery: the keys of the questions whose answers stay out."""
LEFT_OUT = "(left out by the force)"


def question_labels(form: Form) -> dict[str, str]:
    """Key -> label of each question that takes an answer, as the author wrote it, in the order of the form."""
    return {
        question.key: question.label.en or question.key
        for step in form.every_step
        for question in step.questions
        if question.kind != "guidance"
    }


def all_left_out(form: Form, keys: Collection[str]) -> frozenset[str]:
    """These keys, and those of what is worked out from them: a sum or a joined text would tell what was left out."""
    out = set(keys)
    worked_out = {
        question.key: set(question.settings.get("of") or ())
        for step in form.every_step
        for question in step.questions
        if question.kind == "computed"
    }
    while more := {key for key, of in worked_out.items() if key not in out and of & out}:
        out |= more
    return frozenset(out)


def is_left_out(key: str, out: Collection[str]) -> bool:
    """Whether an answer stays out; those of every item of a repeat with their question."""
    return key.partition(SEPARATOR)[0] in out


def without(values: Mapping[str, Any], out: Collection[str]) -> dict[str, Any]:
    """The values of a record (`record_values`) that stay, those of the items of repeats too."""
    return {
        key: [without(item, out) if isinstance(item, Mapping) else item for item in value]
        if isinstance(value, list)
        else value
        for key, value in values.items()
        if not is_left_out(key, out)
    }
