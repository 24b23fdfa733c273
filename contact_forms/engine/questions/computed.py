"""A value worked out from earlier answers by one of a few functions. Nothing is asked and nothing is stored.

Value: a whole number (age, days_since, a sum), a text with decimals where a sum has them, or a text (joined).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, TypeAlias

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Message, Translate, in_english
from contact_forms.engine.questions.base import KINDS, ORDER, Value, register
from contact_forms.engine.questions.date_of_birth import age_on
from contact_forms.engine.questions.money import pounds
from contact_forms.engine.questions.settings import Keys, OneOf, Setting
from contact_forms.engine.questions.unasked import Unasked

Source: TypeAlias = tuple[Question, Value]


def _age(sources: Sequence[Source], today: date) -> Value:
    return age_on(date.fromisoformat(sources[0][1]), today)


def _days_since(sources: Sequence[Source], today: date) -> Value:
    return (today - date.fromisoformat(sources[0][1])).days


def _sum(sources: Sequence[Source], today: date) -> Value:
    total = sum((Decimal(str(value)) for _, value in sources), Decimal(0))
    return int(total) if total == total.to_integral_value() else format(total, "f")


def _joined(sources: Sequence[Source], today: date) -> Value:
    lines = (KINDS[asked.kind].as_lines(asked, value, "en", in_english) for asked, value in sources)
    return ", ".join(line for several in lines for line in several)


Function: TypeAlias = Callable[[Sequence[Source], date], Value]

FUNCTIONS: Mapping[str, tuple[Function, frozenset[str]]] = {
    "age": (_age, frozenset({"date", "date_of_birth"})),
    "days_since": (_days_since, frozenset({"date", "date_of_birth"})),
    "sum": (_sum, frozenset({"money", "number"})),
    "joined": (
        _joined,
        frozenset({"text", "name", "organisation", "email", "phone", "address", "postcode", "registration"}),
    ),
}
"""Name -> the function, and the kinds of question it can work with."""

_ONE_SOURCE = frozenset({"age", "days_since"})


@register("computed")
class Computed(Unasked):
    """function: age (whole years, of a date of birth), days_since (days from a date to today; less than 0 for a date to
    come), sum (of numbers, or of amounts of money) or joined (texts, with commas). of: the keys of the questions. Where
    they were not all answered, a sum or a joined text is of those that were, and the others have no value."""

    settings: ClassVar[dict[str, Setting]] = {
        "function": OneOf(wanted=f"one of {', '.join(FUNCTIONS)}", words=("", *FUNCTIONS)),
        "of": Keys(),
        "shown_as": OneOf(wanted="number or money", default="number", words=("number", "money")),
    }
    operators = ORDER | {"is", "is_not"}
    wording: ClassVar[dict[str, str]] = {}

    def worked_out(
        self,
        question: Question,
        before: Mapping[str, Question],
        answers: Mapping[str, Value],
        stored: Value,
        today: date,
    ) -> Value:
        sources = [
            (before[key], answers[key])
            for key in self.setting(question, "of")
            if key in before and answers.get(key) is not None
        ]
        function = FUNCTIONS.get(self.setting(question, "function"))
        return function[0](sources, today) if function and sources else None

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        if self.setting(question, "shown_as") == "money" and isinstance(value, int):
            return (pounds(value) if value >= 0 else f"-{pounds(-value)}",)
        return (str(value),)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if found:
            return found
        function, sources = self.setting(question, "function"), self.setting(question, "of")
        if not function:
            known = ", ".join(FUNCTIONS)
            found.append(Message("Say how it is worked out, by the setting “function”: %(known)s.", {"known": known}))
        if not sources:
            found.append(Message("Say from which questions it is worked out, by the setting “of”."))
        if function in _ONE_SOURCE and len(sources) > 1:
            found.append(Message("“%(function)s” is worked out from one question only.", {"function": function}))
        return found

    def prove_among(self, question: Question, before: Mapping[str, Question]) -> list[Message]:
        function = FUNCTIONS.get(self.setting(question, "function"))
        found: list[Message] = []
        for key in self.setting(question, "of"):
            source = before.get(key)
            if source is None:
                found.append(Message("“%(key)s” is not a question asked before this one.", {"key": key}))
            elif function and source.kind not in function[1]:
                facts = {"key": key, "kinds": ", ".join(sorted(function[1]))}
                found.append(Message("“%(key)s” must be of one of these kinds: %(kinds)s.", facts))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        if self.setting(question, "function") == "joined":
            return [*(super().ways(question, texts) or []), None]
        near = {self.operand(question, text)[1] + jump for text in texts for jump in (-1, 0, 1)}
        return [*(str(number) for number in sorted(near)), None]

    def operand(self, question: Question, text: str) -> Any:
        if self.setting(question, "function") == "joined":
            return _in_order(text)
        number = _number(text.removeprefix("£").replace(",", ""))
        if number is None:
            raise ValueError(f"“{text}” is not a number")
        return (0, number * 100 if self.setting(question, "shown_as") == "money" else number)

    def comparable(self, value: Value) -> Any:
        return _in_order(str(value))


def _in_order(text: str) -> tuple[int, Decimal | str]:
    """What compares with any other: numbers before words."""
    number = _number(text)
    return (1, text.strip().casefold()) if number is None else (0, number)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**15 else None
