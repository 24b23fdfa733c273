"""Dates that must not be before another one: the latest time that something can have happened, the earliest."""

from __future__ import annotations

from collections.abc import Mapping

from contact_forms.engine.definition import Question
from contact_forms.engine.problems import Invalid
from contact_forms.engine.questions import KINDS, Value
from contact_forms.engine.questions.base import AGO
from contact_forms.engine.questions.date import said


def is_date(question: Question) -> bool:
    """Whether answers of this question compare as days."""
    kind = KINDS.get(question.kind)
    return kind is not None and kind.operators >= AGO


def refuse_earlier(question: Question, value: Value, answers: Mapping[str, Value]) -> None:
    """Raises `Invalid` (too_small) where this date is before the one of `not_before`. Nothing is said where one of the
    two was not given. answers: those asked before, by the keys they are kept under."""
    other = answers.get(question.not_before) if question.not_before else None
    if other is None or value is None:
        return
    kind = KINDS[question.kind]
    # Both are dates, as the proof has seen to, and dates of one kind are stored alike.
    first, day = kind.comparable(other), kind.comparable(value)
    if day < first:
        raise Invalid([kind.problem(question, "too_small", kind.parts, min=said(first))])
