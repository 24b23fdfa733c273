"""Yes or no. Value: "yes" or "no"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, get_args

from contact_forms.engine.definition import Question, Risk, RiskLevel
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import (
    EQUALITY,
    Posted,
    QuestionKind,
    Raw,
    Showing,
    Value,
    register,
)
from contact_forms.engine.questions.settings import OneOf, Pair, Setting, text_of
from contact_forms.engine.typed import last
from govuk_theme.documents import Choice, RadiosField

WORDS = {"yes": N_("Yes"), "no": N_("No")}


@register("yes_no")
class YesNo(QuestionKind):
    """Two radios, side by side unless something stands under one. yes_words, no_words: what they say instead of “Yes”
    and “No”, which in Welsh depends on the question (“Oes”, “Ydw”, “Do”). urgent_when: the answer that is a risk
    signal, "yes" or "no"; risk, risk_level: of what kind and level, as of an option."""

    settings: ClassVar[dict[str, Setting]] = {
        "yes_words": Pair(),
        "no_words": Pair(),
        "urgent_when": OneOf(wanted="“yes” or “no”", words=("", "yes", "no")),
        "risk": OneOf(wanted=f"one of {', '.join(filter(None, get_args(Risk)))}", words=get_args(Risk)),
        "risk_level": OneOf(wanted="“urgent” or “raised”", words=get_args(RiskLevel)),
    }
    operators = EQUALITY
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Select yes or no for “%(label)s”"),
        "not_an_option": N_("Select yes or no for “%(label)s”"),
    }

    def gather(self, question: Question, posted: Posted) -> str:
        return last(posted, question.key)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        if not isinstance(raw, str) or not raw:
            if question.required:
                raise self.invalid(question, "required")
            return None
        if raw not in WORDS:
            raise self.invalid(question, "not_an_option")
        return raw

    def raw_of(self, question: Question, value: Value) -> str:
        return value if isinstance(value, str) else ""

    def field(self, question: Question, raw: Raw, showing: Showing) -> RadiosField:
        return RadiosField(
            **self.common(question, showing),
            choices=tuple(
                Choice(value=word, text=said, checked=raw == word)
                for word in WORDS
                for said in self.as_lines(question, word, showing.language, showing.translate)
            ),
            inline=True,
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        own = text_of(self.setting(question, f"{value}_words"))
        return (own.in_(language) if own else translate(WORDS[value]),)

    def as_record(self, question: Question, value: Value) -> bool:
        return bool(value == "yes")

    def risk(self, question: Question, value: Value) -> str:
        return "urgent" if value == self.setting(question, "urgent_when") else ""

    def revealing(self, question: Question) -> tuple[str, ...]:
        return tuple(WORDS)

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        return list(WORDS)

    def operand(self, question: Question, text: str) -> str:
        if text not in WORDS:
            raise ValueError(f"“{text}” must be “yes” or “no”")
        return text
