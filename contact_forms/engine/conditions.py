"""Whether a named condition holds for the answers given so far.

A question without an answer (not asked, or left blank) satisfies `is_not`, `excludes` and `not_answered`, and none of
the other operators. A condition that cannot be worked out raises `BrokenCondition`: it never counts as false. All rows
are worked out, also when the first has settled the matter, so that a broken one cannot hide behind a good one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from contact_forms.engine.definition import Condition, Form, Operator, Question, Row
from contact_forms.engine.questions import KINDS, QuestionKind, Value

OPERATORS: tuple[str, ...] = get_args(Operator)
WITHOUT_VALUE = frozenset({"answered", "not_answered"})
_TRUE_UNANSWERED = frozenset({"is_not", "excludes", "not_answered"})

DEEPEST = 20
"""How many conditions may name one another in a chain."""


class BrokenCondition(Exception):
    """A condition that cannot be worked out: an unknown name, question, operator or value, or a loop.

    name: the condition. reason: in plain English, for its author.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"condition “{name}”: {reason}")


def holds(form: Form, name: str, answers: Mapping[str, Value]) -> bool:
    """Whether the condition is true for these answers (question key -> value). Raises `BrokenCondition`."""
    return Conditions(form).hold(name, answers)


class Conditions:
    """The conditions of one form, ready to be asked many times."""

    def __init__(self, form: Form) -> None:
        self._conditions = {condition.name: condition for condition in form.conditions}
        self._questions = {question.key: question for step in form.steps for question in step.questions}

    def hold(self, name: str, answers: Mapping[str, Value]) -> bool:
        """As `holds`."""
        return self._hold(name, answers, (), {})

    def _hold(self, name: str, answers: Mapping[str, Value], asked_by: tuple[str, ...], known: dict[str, bool]) -> bool:
        if name in known:
            return known[name]
        if name in asked_by:
            raise BrokenCondition(name, f"it leads back to itself: {' → '.join((*asked_by, name))}")
        if len(asked_by) >= DEEPEST:
            raise BrokenCondition(name, f"more than {DEEPEST} conditions name one another in a chain")
        condition = self._conditions.get(name)
        if condition is None:
            raise BrokenCondition(name, "there is no condition of this name")
        truths = [
            self._hold(row.condition, answers, (*asked_by, name), known)
            if row.condition
            else self._row_holds(condition, row, answers)
            for row in condition.rows
        ]
        known[name] = _matched(condition, truths)
        return known[name]

    def _row_holds(self, condition: Condition, row: Row, answers: Mapping[str, Value]) -> bool:
        question = self._questions.get(row.question)
        if question is None:
            raise BrokenCondition(condition.name, f"there is no question “{row.question}”")
        kind = KINDS.get(question.kind)
        if kind is None:
            raise BrokenCondition(condition.name, f"“{question.kind}” is not a kind of question")
        try:
            operand = operand_of(kind, question, row)
            value = answers.get(question.key)
            if value is None:
                return row.operator in _TRUE_UNANSWERED
            return row.operator == "answered" or compare(row.operator, kind.comparable(value), operand)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise BrokenCondition(condition.name, str(error)) from error


def operand_of(kind: QuestionKind, question: Question, row: Row) -> Any:
    """What a row compares with. Raises ValueError, saying why, where the row cannot be worked out."""
    if row.operator not in OPERATORS:
        raise ValueError(f"“{row.operator}” is not an operator")
    if row.operator not in kind.operators:
        raise ValueError(f"“{row.operator}” cannot be asked of “{question.key}”, which is {kind.name}")
    if row.operator in WITHOUT_VALUE:
        return None
    return kind.operand(question, row.value)


def compare(operator: str, value: Any, operand: Any) -> bool:
    """A comparison of an answer that is there. Raises ValueError on an operator it does not know."""
    match operator:
        case "is":
            return bool(value == operand)
        case "is_not":
            return bool(value != operand)
        case "includes":
            return operand in value
        case "excludes":
            return operand not in value
        case "more_than":
            return bool(value > operand)
        case "less_than":
            return bool(value < operand)
        case "not_answered":
            return False
    raise ValueError(f"“{operator}” is not an operator")


def named_in(conditions: Mapping[str, Condition], name: str) -> Iterator[Condition]:
    """The condition and all that it rests on, each once. Unknown names are passed over; loops end."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        condition = conditions.get(waiting.pop())
        if condition is not None and condition.name not in seen:
            seen.add(condition.name)
            yield condition
            waiting.extend(row.condition for row in condition.rows if row.condition)


def _matched(condition: Condition, truths: list[bool]) -> bool:
    if not truths:
        raise BrokenCondition(condition.name, "it has no rows")
    match condition.match:
        case "all":
            return all(truths)
        case "any":
            return any(truths)
        case "none":
            return not any(truths)
    raise BrokenCondition(condition.name, f"“{condition.match}” must be all, any or none")
