"""What a condition means, whatever it is called."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from contact_forms.engine.definition import Condition, Form, Row

ALWAYS = "always"
Meaning = Any


def meaning_of(form: Form, name: str) -> Meaning:
    """Two conditions that hold for the same answers have the same meaning if they are written alike: names and the
    order of rows do not count. An unknown name and a loop mean only themselves."""
    if not name:
        return ALWAYS
    return _meaning({condition.name: condition for condition in form.conditions}, name, ())


def _meaning(conditions: dict[str, Condition], name: str, asked_by: tuple[str, ...]) -> Meaning:
    condition = conditions.get(name)
    if condition is None or name in asked_by:
        return "unknown", name
    rows = {repr(_row(conditions, row, (*asked_by, name))) for row in condition.rows}
    return condition.match, tuple(sorted(rows))


def _row(conditions: dict[str, Condition], row: Row, asked_by: tuple[str, ...]) -> Meaning:
    own = tuple((field.name, getattr(row, field.name)) for field in fields(row) if field.name != "condition")
    return (*own, _meaning(conditions, row.condition, asked_by) if row.condition else "")
