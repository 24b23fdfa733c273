"""Checkboxes: any number of options. Value: the chosen values in the order of the options, never empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import (
    MEMBERSHIP,
    Posted,
    QuestionKind,
    Raw,
    Showing,
    Value,
    register,
)
from contact_forms.engine.questions.choice import choices, option_of, unsuitable_options
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.typed import MOST_CHOICES, every, made_safe
from govuk_theme.documents import CheckboxesField

_LONGEST_VALUE = 200
_MOST_COMPARED = 8


@register("checkboxes")
class Checkboxes(QuestionKind):
    """Several answers. An exclusive option ("None of these") cannot be chosen with others."""

    takes_options = True
    settings: ClassVar[dict[str, Setting]] = {}
    operators = MEMBERSHIP
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Select at least one answer to “%(label)s”"),
        "not_an_option": N_("Select only answers listed for “%(label)s”"),
        "exclusive": N_("Select the answers that apply, or select “%(option)s”"),
    }

    def gather(self, question: Question, posted: Posted) -> list[str]:
        values = (made_safe(value[:_LONGEST_VALUE]) for value in every(posted, question.key)[:MOST_CHOICES])
        return list(dict.fromkeys(filter(None, values)))

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        chosen = self._texts(raw)
        if not chosen:
            if question.required:
                raise self.invalid(question, "required")
            return None
        if any(option_of(question, value) is None for value in chosen):
            raise self.invalid(question, "not_an_option")
        options = [option for option in question.options if option.value in chosen]
        alone = next((option for option in options if option.exclusive), None)
        if alone and len(options) > 1:
            raise self.invalid(question, "exclusive", option=alone.label)
        return [option.value for option in options]

    def raw_of(self, question: Question, value: Value) -> list[str]:
        return self._texts(value)

    def field(self, question: Question, raw: Raw, showing: Showing) -> CheckboxesField:
        return CheckboxesField(
            **self.common(question, showing),
            choices=choices(question, self._texts(raw), showing.language),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return tuple(option.label.in_(language) for option in question.options if option.value in value)

    def as_record(self, question: Question, value: Value) -> list[Any]:
        return [option.code or option.value for option in question.options if option.value in value]

    def risk(self, question: Question, value: Value) -> str:
        urgent = any(option.risk == "urgent" for option in question.options if option.value in value)
        return "urgent" if urgent else ""

    def revealing(self, question: Question) -> tuple[str, ...]:
        return tuple(option.value for option in question.options)

    def has_chosen(self, value: Value, choice: str) -> bool:
        return isinstance(value, list) and choice in value

    def prove(self, question: Question) -> list[Message]:
        return super().prove(question) + unsuitable_options(question)

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value] | None:
        if len(texts) > _MOST_COMPARED:
            return None
        alone = {option.value for option in question.options if option.exclusive}
        other = next((o.value for o in question.options if o.value not in texts and not o.exclusive), None)
        together = [text for text in texts if text not in alone] + ([other] if other else [])
        sets = [chosen for size in range(1, len(together) + 1) for chosen in combinations(together, size)]
        return [*sets, *((value,) for value in sorted(alone))]

    def operand(self, question: Question, text: str) -> str:
        if option_of(question, text) is None:
            raise ValueError(f"“{text}” is not an option of “{question.key}”")
        return text

    @staticmethod
    def _texts(raw: Raw) -> list[str]:
        return [value for value in raw if isinstance(value, str)] if isinstance(raw, list | tuple) else []
