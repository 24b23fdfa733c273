"""What the kinds share that take nothing from the person: guidance, hidden, computed."""

from __future__ import annotations

from datetime import date

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Translate
from contact_forms.engine.questions.base import Posted, QuestionKind, Raw, Showing, Value
from govuk_theme.documents import Field


class Unasked(QuestionKind):
    """No input: whatever is posted under its key is passed over."""

    asks = False
    shown = False

    def names(self, question: Question) -> tuple[str, ...]:
        return ()

    def gather(self, question: Question, posted: Posted) -> None:
        return None

    def clean(self, question: Question, raw: Raw, today: date) -> None:
        return None

    def raw_of(self, question: Question, value: Value) -> None:
        return None

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        raise TypeError(f"“{question.key}” is {self.name}, which shows nothing on the page")

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (str(value),)
