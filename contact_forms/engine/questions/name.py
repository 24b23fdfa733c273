"""A person's name. Value: {"first", "last"}."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.problems import Problem
from contact_forms.engine.questions.base import PRESENCE, Raw, Value, register
from contact_forms.engine.questions.parts import Lines
from contact_forms.engine.questions.settings import Flag, Setting
from govuk_theme.documents import NameField


@register("name")
class Name(Lines):
    """First and last name. Where the question is required both are; otherwise one of them is enough, since people
    often know only half of somebody's name. about_self: it is the person's own, so the browser may fill it in."""

    parts = ("first", "last")
    longest: ClassVar[dict[str, int]] = {
        "first": 35,
        "last": 35,
    }  # Standard Data Model: givenName and surname are 1 to 35 characters
    settings: ClassVar[dict[str, Setting]] = {"about_self": Flag()}
    operators = PRESENCE
    whole = True
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter a name for “%(label)s”"),
        "required/first": N_("Enter a first name for “%(label)s”"),
        "required/last": N_("Enter a last name for “%(label)s”"),
        "required/own-first": N_("Enter your first name"),
        "required/own-last": N_("Enter your last name"),
        "too_long": N_("Names must be %(max)s characters or fewer"),
        "too_long/first": N_("First name must be %(max)s characters or fewer"),
        "too_long/last": N_("Last name must be %(max)s characters or fewer"),
    }

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.typed(raw)
        problems = self.too_long(question, typed)
        if question.required:
            whose = "own-" if self.setting(question, "about_self") else ""
            problems += [
                self.problem(question, "required", [part], variant=f"{whose}{part}")
                for part in self.parts
                if not typed[part]
            ]
        self.refuse(problems)
        return typed if any(typed.values()) else None

    def field(
        self,
        question: Question,
        raw: Raw,
        problems: Sequence[Problem],
        language: str,
        translate: Translate,
        heading: str = "",
    ) -> NameField:
        errors = self.errors_by_part(problems, language, translate)
        return NameField(
            **(self.common(question, problems, language, translate, heading) | self.typed(raw) | {"error": ""}),
            error_parts=tuple(errors),
            errors=errors,
            about_self=self.setting(question, "about_self"),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return (" ".join(filter(None, self.typed(value).values())),)
