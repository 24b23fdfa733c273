"""A person's name. Value: {"first", "last"}, and "middle" and "previous" where they are asked."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import PRESENCE, Raw, Showing, Value, register
from contact_forms.engine.questions.parts import Lines
from contact_forms.engine.questions.settings import Flag, Setting
from govuk_theme.documents import NameField

PREVIOUS_NAMES = N_("Previous names: %(names)s")


@register("name")
class Name(Lines):
    """First and last name. Where the question is required both are; otherwise one of them is enough, since people
    often know only half of somebody's name. about_self: it is the person's own, so the browser may fill it in. middle,
    previous: other names, and names used before, are asked too; they can be left blank."""

    parts = ("first", "middle", "last", "previous")
    # Standard Data Model: givenName, middleName and surname are 1 to 35 characters
    longest: ClassVar[dict[str, int]] = {"first": 35, "middle": 35, "last": 35, "previous": 200}
    settings: ClassVar[dict[str, Setting]] = {"about_self": Flag(), "middle": Flag(), "previous": Flag()}
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
        "too_long/middle": N_("Middle names must be %(max)s characters or fewer"),
        "too_long/last": N_("Last name must be %(max)s characters or fewer"),
        "too_long/previous": N_("Previous names must be %(max)s characters or fewer"),
    }

    def parts_of(self, question: Question) -> tuple[str, ...]:
        left_out = {part for part in ("middle", "previous") if not self.setting(question, part)}
        return tuple(part for part in self.parts if part not in left_out)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.typed(question, raw)
        problems = self.too_long(question, typed)
        if question.required:
            whose = "own-" if self.setting(question, "about_self") else ""
            problems += [
                self.problem(question, "required", [part], variant=f"{whose}{part}")
                for part in ("first", "last")
                if not typed[part]
            ]
        self.refuse(problems)
        return typed if any(typed.values()) else None

    def field(self, question: Question, raw: Raw, showing: Showing) -> NameField:
        errors = showing.errors_by_part
        return NameField(
            **(self.common(question, showing) | self.typed(question, raw) | {"error": ""}),
            error_parts=tuple(errors),
            errors=errors,
            about_self=self.setting(question, "about_self"),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        typed = self.typed(question, value)
        previous = typed.pop("previous", "")
        lines = [" ".join(filter(None, typed.values()))]
        if previous:
            lines.append(translate(PREVIOUS_NAMES) % {"names": previous})
        return tuple(filter(None, lines))
