"""Whether a named condition holds for the answers given so far, today.

A question without an answer (not asked, or left blank) satisfies `is_not`, `excludes` and `not_answered`, and none of
the other operators. A condition that cannot be worked out raises `BrokenCondition`: it never counts as false. All rows
are worked out, also when the first has settled the matter, so that a broken one cannot hide behind a good one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from contact_forms.engine.definition import Condition, Form, Operator, Question, Repeat, Row
from contact_forms.engine.questions import KINDS, QuestionKind, Value
from contact_forms.engine.questions.base import AGO
from contact_forms.engine.repeats import Item, count_mark, key_in_item

OPERATORS: tuple[str, ...] = get_args(Operator)
WITHOUT_VALUE = frozenset({"answered", "not_answered"})
OF_A_COUNT = frozenset({"is", "is_not", "more_than", "less_than"})
"""What may be asked of the number of a repeat's items."""
OLDEST_DAYS = 100_000
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


def holds(form: Form, name: str, answers: Mapping[str, Value], today: date, item: Item | None = None) -> bool:
    """Whether the condition is true for these answers (question key -> value) on this day. item: the item of a repeat
    in whose steps it is asked. Raises `BrokenCondition`."""
    return Conditions(form).hold(name, answers, today, item)


class Conditions:
    """The conditions of one form, ready to be asked many times."""

    def __init__(self, form: Form) -> None:
        self._conditions = {condition.name: condition for condition in form.conditions}
        self._questions = {question.key: question for step in form.every_step for question in step.questions}
        self._repeats = {repeat.key: repeat for repeat in form.repeats}
        self._asked_in = {
            question.key: repeat.key for repeat in form.repeats for step in repeat.steps for question in step.questions
        }

    def hold(self, name: str, answers: Mapping[str, Value], today: date, item: Item | None = None) -> bool:
        """As `holds`."""
        return _Asked(self, answers, today, item).hold(name, ())

    def row_holds(self, condition: Condition, row: Row, asked: _Asked) -> bool:
        """Whether one comparison of an answer holds."""
        repeat = self._repeats.get(row.question)
        if repeat is not None:
            return self._count_holds(condition, row, repeat, asked)
        question = self._questions.get(row.question)
        if question is None:
            raise BrokenCondition(condition.name, f"there is no question “{row.question}”")
        kind = KINDS.get(question.kind)
        if kind is None:
            raise BrokenCondition(condition.name, f"“{question.kind}” is not a kind of question")
        try:
            operand = operand_of(kind, question, row)
            value = asked.answers.get(self._key(condition, question, asked.item))
            if value is None:
                return row.operator in _TRUE_UNANSWERED
            return row.operator == "answered" or compare(row.operator, kind.comparable(value), operand, asked.today)
        except (ValueError, TypeError, ArithmeticError) as error:
            raise BrokenCondition(condition.name, str(error)) from error

    def named(self, name: str) -> Condition:
        """The condition of this name. Raises `BrokenCondition`."""
        condition = self._conditions.get(name)
        if condition is None:
            raise BrokenCondition(name, "there is no condition of this name")
        return condition

    def _count_holds(self, condition: Condition, row: Row, repeat: Repeat, asked: _Asked) -> bool:
        try:
            count = asked.answers.get(count_mark(repeat), 0)
            return compare(row.operator, count, count_operand(row), asked.today)
        except (ValueError, TypeError) as error:
            raise BrokenCondition(condition.name, str(error)) from error

    def _key(self, condition: Condition, question: Question, item: Item | None) -> str:
        """Where the answer is kept."""
        repeat = self._asked_in.get(question.key)
        if repeat is None:
            return question.key
        if item is None or item.repeat_key != repeat:
            raise BrokenCondition(condition.name, f"“{question.key}” is asked of each item of “{repeat}”, not here")
        return key_in_item(question.key, item.number)


class _Asked:
    """One asking of a condition. What it rests on is worked out once."""

    def __init__(self, conditions: Conditions, answers: Mapping[str, Value], today: date, item: Item | None) -> None:
        self.answers = answers
        self.today = today
        self.item = item
        self._conditions = conditions
        self._known: dict[str, bool] = {}

    def hold(self, name: str, asked_by: tuple[str, ...]) -> bool:
        """Whether it holds. asked_by: the conditions that led here."""
        if name in self._known:
            return self._known[name]
        if name in asked_by:
            raise BrokenCondition(name, f"it leads back to itself: {' → '.join((*asked_by, name))}")
        if len(asked_by) >= DEEPEST:
            raise BrokenCondition(name, f"more than {DEEPEST} conditions name one another in a chain")
        condition = self._conditions.named(name)
        truths = [
            self.hold(row.condition, (*asked_by, name))
            if row.condition
            else self._conditions.row_holds(condition, row, self)
            for row in condition.rows
        ]
        self._known[name] = _matched(condition, truths)
        return self._known[name]


def operand_of(kind: QuestionKind, question: Question, row: Row) -> Any:
    """What a row compares with. Raises ValueError, saying why, where the row cannot be worked out."""
    if row.operator not in OPERATORS:
        raise ValueError(f"“{row.operator}” is not an operator")
    if row.operator not in kind.operators:
        raise ValueError(f"“{row.operator}” cannot be asked of “{question.key}”, which is {kind.name}")
    if row.operator in WITHOUT_VALUE:
        return None
    if row.operator in AGO:
        return whole_number(row.value, OLDEST_DAYS)
    if row.operator == "contains":
        return _said(row.value)
    return kind.operand(question, row.value)


def count_operand(row: Row) -> int:
    """What a row compares the number of a repeat's items with. Raises ValueError, saying why."""
    if row.operator not in OF_A_COUNT:
        raise ValueError(f"“{row.operator}” cannot be asked of the number of “{row.question}”")
    return whole_number(row.value, 1_000)


def whole_number(text: str, most: int) -> int:
    """A whole number from 0. Raises ValueError, saying so."""
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        raise ValueError(f"“{text}” is not a whole number from 0 to {most}")
    return int(text)


def compare(operator: str, value: Any, operand: Any, today: date) -> bool:
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
        case "contains":
            return operand in _said(str(value))
        case "more_than_days_ago":
            return bool((today - value).days > operand)
        case "less_than_days_ago":
            return bool((today - value).days < operand)
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


def _said(text: str) -> str:
    """A text as it is compared: whatever its capitals and spaces."""
    return " ".join(text.casefold().split())


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
