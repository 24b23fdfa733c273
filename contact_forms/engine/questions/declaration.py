"""A statement that the person agrees to and signs. Value: {"agree": ["yes"], "name": …, "signed": "2026-03-05"}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Option, Question, Text
from contact_forms.engine.messages import N_, Message, Translate
from contact_forms.engine.problems import Invalid
from contact_forms.engine.questions.base import Raw, Value, register
from contact_forms.engine.questions.composite import Composite, Member, codes_of
from contact_forms.engine.questions.date import said
from contact_forms.engine.questions.settings import Pair, Setting, text_of
from contact_forms.engine.questions.text import OneLineText

_AGREE = Text(
    "I have read this and it is true to the best of my knowledge",
    "Rwyf wedi darllen hwn ac mae'n wir hyd eithaf fy ngwybodaeth",
)


@register("declaration")
class Declaration(Composite):
    """statement: clean HTML of what is signed. agreement: the words beside the box, where the usual ones do not fit.
    The person ticks the box and types their full name; the platform writes the day on it, and keeps that day."""

    signs = True
    members: ClassVar[dict[str, Member]] = {
        "agree": Member("checkboxes", Text("Your agreement", "Eich cytundeb")),
        "name": Member(
            "text",
            Text("Your full name", "Eich enw llawn"),
            Text("Typing your name here signs this statement", "Mae teipio eich enw yma yn llofnodi'r datganiad hwn"),
            settings={"max_length": 120, "min_length": 2},
        ),
    }
    settings: ClassVar[dict[str, Setting]] = {
        "statement": Pair(wanted="the statement in English and Welsh", html=True),
        "agreement": Pair(),
    }
    wording: ClassVar[dict[str, str]] = {
        **codes_of(OneLineText),
        "required": N_("Read “%(label)s”, then agree to it and sign it"),
        "required/agree": N_("Select the box to agree to “%(label)s”"),
        "required/name": N_("Enter your full name to sign “%(label)s”"),
        "not_an_option": N_("Select the box to agree to “%(label)s”"),
    }

    def asked(self, question: Question) -> dict[str, Question]:
        agreement = text_of(self.setting(question, "agreement")) or _AGREE
        members = {
            **self.members,
            "agree": replace(self.members["agree"], options=(Option("yes", agreement),)),
        }
        return {part: self.part(question, part, member, required=question.required) for part, member in members.items()}

    def needed(self, question: Question) -> Sequence[str]:
        return tuple(self.members)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        kept = raw if isinstance(raw, Mapping) else {}
        blank = [part for part in self.members if not kept.get(part)]
        if blank and (question.required or len(blank) < len(self.members)):
            together = [blank] if question.errors.get("required") else [[part] for part in blank]
            raise Invalid(self.problem(question, "required", parts) for parts in together)
        if blank:
            return None
        return {**self.checked(question, self.asked(question), raw, today), "signed": today.isoformat()}

    def revalidated(self, question: Question, value: Value, today: date) -> Value:
        again = super().revalidated(question, value, today)
        signed = _day(value.get("signed")) if isinstance(value, Mapping) else None
        if again is not None and signed is not None and signed <= today:
            again = {**again, "signed": signed.isoformat()}
        return again

    def words(self, question: Question, language: str) -> str:
        return text_of(self.setting(question, "statement")).in_(language)

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        signed = said(date.fromisoformat(value["signed"])).render(translate, language)
        return (
            self.asked(question)["agree"].options[0].label.in_(language),
            translate(SIGNED) % {"name": value["name"], "date": signed},
        )

    def as_record(self, question: Question, value: Value) -> dict[str, str]:
        return {"name": value["name"], "signed": value["signed"]}

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and not text_of(self.setting(question, "statement")):
            found.append(Message("Write the statement that is signed, in the setting “statement”."))
        return found


SIGNED = N_("Signed by %(name)s on %(date)s")


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
