"""Text of several lines."""

from __future__ import annotations

from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import Translate
from contact_forms.engine.questions.base import PRESENCE, Posted, Raw, Showing, Value, register
from contact_forms.engine.questions.settings import Setting, Whole
from contact_forms.engine.questions.single import FreeText
from contact_forms.engine.typed import last
from govuk_theme.documents import TextareaField


@register("long_text")
class LongText(FreeText):
    """A box for an account of what happened. max_length: characters, a line end counting as one; shown as a count where
    the author sets it. rows: height in lines."""

    settings: ClassVar[dict[str, Setting]] = {
        "max_length": Whole(default=10_000, wanted="a whole number from 1 to 50,000", least=1, most=50_000),
        "min_length": Whole(default=0, wanted="a whole number from 0 to 50,000", most=50_000),
        "rows": Whole(default=5, wanted="a whole number from 2 to 30", least=2, most=30),
    }
    operators = PRESENCE | {"contains"}

    def gather(self, question: Question, posted: Posted) -> str:
        return last(posted, question.key, lines=True)

    def field(self, question: Question, raw: Raw, showing: Showing) -> TextareaField:
        return TextareaField(
            **self.common(question, showing),
            value=raw if isinstance(raw, str) else "",
            rows=self.setting(question, "rows"),
            max_length=question.settings.get("max_length", 0),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return tuple(str(value).split("\n"))
