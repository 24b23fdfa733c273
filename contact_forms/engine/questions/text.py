"""Text of one line."""

from __future__ import annotations

from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.questions.base import EQUALITY, Value, register
from contact_forms.engine.questions.settings import Flag, OneOf, Setting, Whole
from contact_forms.engine.questions.single import FreeText


@register("text")
class OneLineText(FreeText):
    """One line. max_length, min_length: characters. input: what keyboard to offer. count: show how many are left."""

    settings: ClassVar[dict[str, Setting]] = {
        "max_length": Whole(default=200, wanted="a whole number from 1 to 50,000", least=1, most=50_000),
        "min_length": Whole(default=0, wanted="a whole number from 0 to 50,000", most=50_000),
        "input": OneOf(
            default="text",
            wanted="text, email, tel, number or decimal",
            words=("text", "email", "tel", "number", "decimal"),
        ),
        "count": Flag(),
    }
    operators = EQUALITY | {"contains"}

    def looks(self, question: Question) -> dict[str, Any]:
        return {
            "input": self.setting(question, "input"),
            "max_length": self.setting(question, "max_length") if self.setting(question, "count") else 0,
        }

    def operand(self, question: Question, text: str) -> str:
        return text.strip().casefold()

    def comparable(self, value: Value) -> str:
        return str(value).strip().casefold()
