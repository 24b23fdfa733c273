"""A value that the person does not see or change: fixed by the author, or brought along when the journey began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Message
from contact_forms.engine.questions.base import EQUALITY, Value, register
from contact_forms.engine.questions.settings import Flag, Setting, Words
from contact_forms.engine.questions.unasked import Unasked
from contact_forms.engine.typed import made_safe

_LONGEST = 500


@register("hidden")
class Hidden(Unasked):
    """value: what it holds. prefill: what the draft was begun with under this key counts instead. It is never on the
    page, so nothing that is posted can change it."""

    settings: ClassVar[dict[str, Setting]] = {"value": Words(longest=_LONGEST), "prefill": Flag()}
    operators = EQUALITY
    wording: ClassVar[dict[str, str]] = {}

    def worked_out(
        self,
        question: Question,
        before: Mapping[str, Question],
        answers: Mapping[str, Value],
        stored: Value,
        today: date,
    ) -> Value:
        brought = made_safe(stored[:_LONGEST]) if isinstance(stored, str) and self.setting(question, "prefill") else ""
        return brought or self.setting(question, "value") or None

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and not self.setting(question, "value") and not self.setting(question, "prefill"):
            found.append(Message("Give the hidden value, or say that it is brought along (prefill)."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        fixed = self.setting(question, "value") or None
        return [fixed, *(super().ways(question, texts) or [])] if self.setting(question, "prefill") else [fixed]
