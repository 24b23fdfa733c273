"""Select: one of many options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Translate
from contact_forms.engine.problems import Problem
from contact_forms.engine.questions.base import Raw, register
from contact_forms.engine.questions.choice import OneChoice, choices
from govuk_theme.documents import SelectField


@register("select")
class Select(OneChoice):
    """A list that opens."""

    search: ClassVar[bool] = False

    def field(
        self,
        question: Question,
        raw: Raw,
        problems: Sequence[Problem],
        language: str,
        translate: Translate,
        heading: str = "",
    ) -> SelectField:
        return SelectField(
            **self.common(question, problems, language, translate, heading),
            choices=choices(question, [raw], language),
            search=self.search,
        )
