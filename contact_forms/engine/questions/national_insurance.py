"""National Insurance number. Value: in capitals without spaces, "QQ123456C"."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import PRESENCE, Value, register
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.questions.single import OneLine

# HMRC, NIM39110: which letters a prefix may have, which prefixes are not used, and the suffixes. QQ is not used either:
# it stands in examples, so it is taken where the numbers are those of the example.
_NUMBER = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]|QQ123456[A-D]")


@register("national_insurance")
class NationalInsurance(OneLine):
    """Two letters, six numbers and a letter, with or without spaces."""

    settings: ClassVar[dict[str, Setting]] = {}
    operators = PRESENCE
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a National Insurance number for “%(label)s”"),
        "invalid": N_("Enter a National Insurance number, like QQ 12 34 56 C"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        compact = re.sub(r"[\s.\-]", "", typed[:40]).upper()
        if len(typed) > 40 or not _NUMBER.fullmatch(compact):
            raise self.invalid(question, "invalid")
        return compact

    def looks(self, question: Question) -> dict[str, Any]:
        return {"width": "10", "autocomplete": "off"}

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        number = str(value)
        return (" ".join((number[:2], number[2:4], number[4:6], number[6:8], number[8:])),)
