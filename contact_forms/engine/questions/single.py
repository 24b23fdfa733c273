"""What the kinds with one line of typing share."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.questions.base import Posted, QuestionKind, Raw, Showing, Value
from contact_forms.engine.typed import last
from govuk_theme.documents import Field, TextField


class OneLine(QuestionKind):
    """One text input. Raw: what was typed. Value: a text, unless the kind says otherwise."""

    def gather(self, question: Question, posted: Posted) -> str:
        return last(posted, question.key)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = raw if isinstance(raw, str) else ""
        if not typed:
            if question.required:
                raise self.invalid(question, "required")
            return None
        return self.understood(question, typed)

    @abstractmethod
    def understood(self, question: Question, typed: str) -> Value:
        """The answer of what was typed, which is not blank. Raises `Invalid`."""

    def raw_of(self, question: Question, value: Value) -> str:
        return value if isinstance(value, str) else ""

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        return TextField(
            **self.common(question, showing),
            value=raw if isinstance(raw, str) else "",
            **self.looks(question),
        )

    def looks(self, question: Question) -> dict[str, Any]:
        """How the theme's text field differs: input, width, autocomplete."""
        return {}

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (str(value),)


class FreeText(OneLine):
    """A text whose only rule is its length in characters, by the settings max_length and min_length."""

    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter an answer to “%(label)s”"),
        "too_long": N_("Your answer to “%(label)s” must be %(max)s characters or fewer"),
        "too_short": N_("Your answer to “%(label)s” must be %(min)s characters or more"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        most, least = self.setting(question, "max_length"), self.setting(question, "min_length")
        if len(typed) > most:
            raise self.invalid(question, "too_long", max=most)
        if len(typed) < least:
            raise self.invalid(question, "too_short", min=least)
        return typed

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and self.setting(question, "min_length") > self.setting(question, "max_length"):
            found.append(Message("The least length is more than the greatest."))
        return found
