"""What the kinds with options share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from contact_forms.engine.definition import Option, Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import (
    EQUALITY,
    Posted,
    QuestionKind,
    Raw,
    Value,
)
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.typed import last
from govuk_theme.documents import Choice


def choices(question: Question, chosen: Sequence[str], language: str) -> tuple[Choice, ...]:
    """The options as the theme shows them."""
    return tuple(
        Choice(
            value=option.value,
            text=option.label.in_(language),
            hint=option.hint.in_(language),
            checked=option.value in chosen,
            exclusive=option.exclusive,
        )
        for option in question.options
    )


def option_of(question: Question, value: Any) -> Option | None:
    """The option with this value."""
    return next((option for option in question.options if option.value == value), None)


def unsuitable_options(question: Question) -> list[Message]:
    """What is wrong with a list of options: none, twice the same, empty, without English."""
    found: list[Message] = []
    if not question.options:
        found.append(Message("Add at least one option."))
    seen: set[str] = set()
    for option in question.options:
        if not option.value.strip() or option.value != option.value.strip():
            found.append(Message("Every option needs a value, without spaces around it."))
        elif option.value in seen:
            found.append(Message("Two options have the value “%(value)s”.", {"value": option.value}))
        seen.add(option.value)
        if not option.label.en.strip():
            found.append(Message("The option “%(value)s” needs an English label.", {"value": option.value}))
    return found


class OneChoice(QuestionKind):
    """One of the options. Raw and value: the option's value."""

    takes_options = True
    settings: ClassVar[dict[str, Setting]] = {}
    operators = EQUALITY
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Select an answer to “%(label)s”"),
        "not_an_option": N_("Select one of the answers listed for “%(label)s”"),
    }

    def gather(self, question: Question, posted: Posted) -> str:
        return last(posted, question.key)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        if not isinstance(raw, str) or not raw:
            if question.required:
                raise self.invalid(question, "required")
            return None
        if option_of(question, raw) is None:
            raise self.invalid(question, "not_an_option")
        return raw

    def raw_of(self, question: Question, value: Value) -> str:
        return value if isinstance(value, str) else ""

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        option = option_of(question, value)
        return (option.label.in_(language) if option else str(value),)

    def as_record(self, question: Question, value: Value) -> Any:
        option = option_of(question, value)
        return option.code or option.value if option else value

    def risk(self, question: Question, value: Value) -> str:
        option = option_of(question, value)
        return option.risk if option else ""

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question) + unsuitable_options(question)
        if any(option.exclusive for option in question.options):
            found.append(Message("Only checkboxes have an option that cannot be chosen with others."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        others = [option.value for option in question.options if option.value not in texts]
        return [*texts, *others[:1]]

    def operand(self, question: Question, text: str) -> str:
        if option_of(question, text) is None:
            raise ValueError(f"“{text}” is not an option of “{question.key}”")
        return text
