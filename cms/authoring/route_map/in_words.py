"""A condition as a sentence: “Is anyone in danger?” is “Yes”."""

from __future__ import annotations

from contact_forms.blocks import OPERATORS
from contact_forms.engine import kind_of
from contact_forms.engine.definition import Condition, Form, Question, Row
from contact_forms.engine.messages import in_english

_BETWEEN = {"all": " and ", "any": " or ", "none": " or "}


def condition_in_words(form: Form, name: str) -> str:
    """The named condition in the questions' own words; says so where there is no such condition."""
    condition = next((each for each in form.conditions if each.name == name), None)
    if condition is None:
        return f"there is no condition “{name}”"
    return _said(condition, {question.key: question for step in form.every_step for question in step.questions})


def _said(condition: Condition, questions: dict[str, Question]) -> str:
    rows = _BETWEEN.get(condition.match, " and ").join(_row(row, questions) for row in condition.rows)
    return f"none of these: {rows}" if condition.match == "none" else rows


def _row(row: Row, questions: dict[str, Question]) -> str:
    if row.condition:
        return f"“{row.condition}” is true"
    question = questions.get(row.question)
    asked = question.label.en if question else row.question
    value = f" “{_value(question, row.value)}”" if row.value else ""
    return f"“{asked}” {OPERATORS.get(row.operator, row.operator)}{value}"


def _value(question: Question | None, value: str) -> str:
    if question is None:
        return value
    if question.kind == "yes_no" and value in ("yes", "no"):
        return kind_of(question).as_lines(question, value, "en", in_english)[0]
    return next((option.label.en for option in question.options if option.value == value), value)
