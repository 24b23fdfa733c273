"""One of a list of the Standard Data Model or of a standard. Value: its language-neutral id, such as "GNDR_0001"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from contact_forms.engine.definition import Option, Question
from contact_forms.engine.lists import LISTS
from contact_forms.engine.messages import Message, Translate
from contact_forms.engine.questions.base import KINDS, QuestionKind, Raw, Showing, Value, register
from contact_forms.engine.questions.choice import OneChoice
from contact_forms.engine.questions.settings import OneOf, Setting
from govuk_theme.documents import Field


@register("coded_list")
class CodedList(OneChoice):
    """list: which list. shown: as radios, as a select, or as an autocomplete, which is best for more than 20. Its
    labels in both languages are the list's own, so the question brings no options."""

    takes_options = False
    settings: ClassVar[dict[str, Setting]] = {
        "list": OneOf(wanted=f"one of {', '.join(LISTS)}", words=("", *LISTS)),
        "shown": OneOf(
            default="select", wanted="radios, select or autocomplete", words=("radios", "select", "autocomplete")
        ),
    }

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        return super().clean(_filled(question), raw, today)

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        shown = KINDS[self.setting(question, "shown")]
        return shown.field(_filled(question), raw, showing)

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return super().as_lines(_filled(question), value, language, translate)

    def as_record(self, question: Question, value: Value) -> Any:
        return value

    def risk(self, question: Question, value: Value) -> str:
        return ""

    def revealing(self, question: Question) -> tuple[str, ...]:
        if self.setting(question, "shown") != "radios":
            return ()
        return tuple(option.value for option in _options(question))

    def prove(self, question: Question) -> list[Message]:
        found = QuestionKind.prove(self, question)
        if not found and not self.setting(question, "list"):
            known = ", ".join(LISTS)
            found.append(Message("Say which list, by the setting “list”: %(known)s.", {"known": known}))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        return super().ways(_filled(question), texts)

    def operand(self, question: Question, text: str) -> str:
        return super().operand(_filled(question), text)


def _options(question: Question) -> tuple[Option, ...]:
    return LISTS.get(str(question.settings.get("list")), ())


def _filled(question: Question) -> Question:
    return replace(question, options=_options(question))
