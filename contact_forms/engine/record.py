"""The answers as a records system takes them: coded values, the same whatever language the person used."""

from __future__ import annotations

from typing import Any

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form
from contact_forms.engine.journey import Walk


def record_values(form: Form, walk: Walk) -> dict[str, Any]:
    """Question key -> coded value as plain JSON, in the order of the walk; None where it was left blank."""
    values: dict[str, Any] = {}
    for step in walk.path:
        for question in step.questions:
            if question.key in walk.answers:
                value = walk.answers[question.key]
                values[question.key] = None if value is None else kind_of(question).as_record(question, value)
    return values
