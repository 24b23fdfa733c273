"""A full UK postcode. Value: in capitals with one space, "SW1A 2AA"."""

from __future__ import annotations

from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.address import Address, usual_form
from contact_forms.engine.questions.base import PRESENCE, Value, register
from contact_forms.engine.questions.settings import Flag, Setting
from contact_forms.engine.questions.single import OneLine


@register("postcode")
class Postcode(OneLine):
    """A postcode alone. about_self: it is the person's own, so the browser may fill it in."""

    settings: ClassVar[dict[str, Setting]] = {"about_self": Flag()}
    operators = PRESENCE
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a postcode for “%(label)s”"),
        "invalid": Address.wording["invalid"],
    }

    def understood(self, question: Question, typed: str) -> Value:
        postcode = usual_form(typed) if len(typed) <= 20 else None
        if postcode is None:
            raise self.invalid(question, "invalid")
        return postcode

    def looks(self, question: Question) -> dict[str, Any]:
        return {"width": "10", "autocomplete": "postal-code" if self.setting(question, "about_self") else "off"}
