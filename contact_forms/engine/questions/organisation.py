"""Name of an organisation: a company, a charity, a public body. Value: a text."""

from __future__ import annotations

from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.base import EQUALITY, Value, register
from contact_forms.engine.questions.settings import Flag, Setting, Whole
from contact_forms.engine.questions.single import FreeText


@register("organisation")
class Organisation(FreeText):
    """One line. about_self: it is the person's own organisation, so the browser may fill it in."""

    settings: ClassVar[dict[str, Setting]] = {
        "about_self": Flag(),
        "max_length": Whole(default=160, wanted="a whole number from 1 to 500", least=1, most=500),
        "min_length": Whole(default=0, wanted="a whole number from 0 to 500", most=500),
    }
    operators = EQUALITY
    wording: ClassVar[dict[str, str]] = {
        **FreeText.wording,
        "required": N_("Enter the name of the organisation for “%(label)s”"),
    }

    def looks(self, question: Question) -> dict[str, Any]:
        return {"autocomplete": "organization" if self.setting(question, "about_self") else "off"}

    def operand(self, question: Question, text: str) -> str:
        return text.strip().casefold()

    def comparable(self, value: Value) -> str:
        return str(value).strip().casefold()
