"""Select: one of many options."""

from __future__ import annotations

from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.questions.base import Raw, Showing, register
from contact_forms.engine.questions.choice import OneChoice, choices
from govuk_theme.documents import SelectField


@register("select")
class Select(OneChoice):
    """A list that opens."""

    search: ClassVar[bool] = False

    def field(self, question: Question, raw: Raw, showing: Showing) -> SelectField:
        return SelectField(
            **self.common(question, showing),
            choices=choices(question, [raw], showing.language),
            search=self.search,
        )
