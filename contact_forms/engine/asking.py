"""Which questions of a step are asked, given the answers to the others of it."""

from __future__ import annotations

from collections.abc import Mapping

from contact_forms.engine.definition import Question, Step
from contact_forms.engine.questions import KINDS, QuestionKind, Value


class UnknownKind(Exception):
    """A question of a kind that is not there: the form was never proved."""


def kind_of(question: Question) -> QuestionKind:
    """The kind of a question. Raises `UnknownKind`."""
    kind = KINDS.get(question.kind)
    if kind is None:
        raise UnknownKind(f"“{question.kind}”, of the question “{question.key}”, is not a kind of question")
    return kind


def asks_nothing(step: Step) -> bool:
    """Whether the step takes no answer: it only guides, and is marked when it was read."""
    return not any(kind_of(question).asks for question in step.questions)


def is_revealed(question: Question, step: Step, values: Mapping[str, Value]) -> bool:
    """Whether a question stands under no choice, or under one that was made. values: question key -> the value of the
    earlier questions of the step; one that is missing (it was not good) reveals nothing."""
    under = question.under
    if under is None:
        return True
    holder = next((other for other in step.questions if other.key == under.question), None)
    return holder is not None and kind_of(holder).has_chosen(values.get(holder.key), under.value)
