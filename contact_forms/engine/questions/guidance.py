"""Words between questions. It takes no answer and has no value; the label is its heading."""

from __future__ import annotations

from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Message
from contact_forms.engine.questions.base import Raw, Showing, register
from contact_forms.engine.questions.settings import Pair, Setting, text_of
from contact_forms.engine.questions.unasked import Unasked
from govuk_theme.documents import GuidanceField


@register("guidance")
class Guidance(Unasked):
    """html: what it says, as clean HTML in English and Welsh."""

    shown = True
    settings: ClassVar[dict[str, Setting]] = {"html": Pair(wanted="the words in English and Welsh", html=True)}
    operators = frozenset()
    wording: ClassVar[dict[str, str]] = {}

    def field(self, question: Question, raw: Raw, showing: Showing) -> GuidanceField:
        return GuidanceField(
            name=question.key,
            label=showing.heading or question.label.in_(showing.language),
            html=text_of(self.setting(question, "html")).in_(showing.language),
        )

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and not text_of(self.setting(question, "html")):
            found.append(Message("Write what the guidance says, in the setting “html”."))
        return found
