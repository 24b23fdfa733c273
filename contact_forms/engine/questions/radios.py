"""Radios: one of a few options, all in view."""

from __future__ import annotations

from contact_forms.engine.definition import Question
from contact_forms.engine.questions.base import Raw, Showing, register
from contact_forms.engine.questions.choice import OneChoice, choices
from govuk_theme.documents import RadiosField


@register("radios")
class Radios(OneChoice):
    """Radios in a column. Other questions of the step may stand under a choice."""

    def revealing(self, question: Question) -> tuple[str, ...]:
        return tuple(option.value for option in question.options)

    def field(self, question: Question, raw: Raw, showing: Showing) -> RadiosField:
        return RadiosField(**self.common(question, showing), choices=choices(question, [raw], showing.language))
