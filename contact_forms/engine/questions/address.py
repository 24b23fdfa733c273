"""UK address by hand. Value: {"line1", "line2", "town", "county", "postcode"}, the postcode in its usual form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Translate
from contact_forms.engine.questions.base import PRESENCE, Posted, Raw, Showing, Value, register
from contact_forms.engine.questions.parts import Lines
from contact_forms.engine.questions.settings import Flag, Setting
from contact_forms.engine.typed import last, made_safe
from govuk_theme.documents import AddressField

# Area, district, sector and unit (BS 7666); the unit never has C, I, K, M, O or V. GIR 0AA is the one that breaks the
# rule. Crown dependencies and BFPO fit it.
_POSTCODE = re.compile(
    r"(GIR|[A-PR-UWYZ](?:[0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?))([0-9][ABD-HJLNP-UW-Z]{2})"
)


FOUND = "found"
"""The select of addresses that a look-up found; what is chosen there is the address, whatever the lines hold."""


@register("address")
class Address(Lines):
    """An address. Its first line and town are needed as soon as anything is typed, but of a place that is not the
    person's own and that may be left out any line is enough: they may know no more. The postcode is needed where the
    setting postcode_required says so. about_self: it is the person's own, so the browser may fill it in. look_up: the
    postcode comes first, with a button that lists its addresses; the lines can always be typed by hand instead."""

    parts = ("line1", "line2", "town", "county", "postcode")
    longest: ClassVar[dict[str, int]] = {"line1": 100, "line2": 100, "town": 60, "county": 60, "postcode": 12}
    settings: ClassVar[dict[str, Setting]] = {"about_self": Flag(), "postcode_required": Flag(), "look_up": Flag()}
    operators = PRESENCE
    whole = True
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter an address for “%(label)s”"),
        "required/line1": N_("Enter address line 1, typically the building and street"),
        "required/town": N_("Enter a town or city"),
        "required/postcode": N_("Enter a postcode"),
        "invalid": N_("Enter a full UK postcode, like SW1A 2AA"),
        "too_long": N_("This line of the address must be %(max)s characters or fewer"),
        "too_long/line1": N_("Address line 1 must be %(max)s characters or fewer"),
        "too_long/line2": N_("Address line 2 must be %(max)s characters or fewer"),
        "too_long/town": N_("Town or city must be %(max)s characters or fewer"),
        "too_long/county": N_("County must be %(max)s characters or fewer"),
        "too_long/postcode": N_("Enter a full UK postcode, like SW1A 2AA"),
    }

    def gather(self, question: Question, posted: Posted) -> dict[str, str]:
        chosen = chosen_address(last(posted, f"{question.key}-{FOUND}")) if self.setting(question, "look_up") else None
        return chosen or super().gather(question, posted)

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        typed = self.typed(question, raw)
        if not question.required and not any(typed.values()):
            return None
        whole = question.required or self.setting(question, "about_self")
        needed = ["line1", "town"] * whole + ["postcode"] * self.setting(question, "postcode_required")
        problems = self.too_long(question, typed)
        problems += [self.problem(question, "required", [part]) for part in needed if not typed[part]]
        postcode = usual_form(typed["postcode"])
        if typed["postcode"] and postcode is None and len(typed["postcode"]) <= self.longest["postcode"]:
            problems.append(self.problem(question, "invalid", ["postcode"]))
        self.refuse(problems)
        return {**typed, "postcode": postcode or ""}

    def postcode_of(self, question: Question, raw: Raw) -> str:
        """The postcode that was typed, in its usual form. Raises `Invalid` where there is none that could be one."""
        typed = self.typed(question, raw)["postcode"]
        postcode = usual_form(typed) if len(typed) <= self.longest["postcode"] else None
        if postcode is None:
            raise self.invalid(question, "invalid" if typed else "required", ["postcode"])
        return postcode

    def field(self, question: Question, raw: Raw, showing: Showing) -> AddressField:
        errors = showing.errors_by_part
        return AddressField(
            **(self.common(question, showing) | self.typed(question, raw) | {"error": ""}),
            error_parts=tuple(errors),
            errors=errors,
            about_self=self.setting(question, "about_self"),
            look_up=self.setting(question, "look_up"),
            postcode_optional=not self.setting(question, "postcode_required"),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        return tuple(filter(None, self.typed(question, value).values()))


ADDRESS = Address()


def usual_form(typed: str) -> str | None:
    """A postcode in capitals with one space, or None where it has not the shape of a full UK postcode."""
    match = _POSTCODE.fullmatch(re.sub(r"[\s.\-]", "", typed).upper())
    return f"{match[1]} {match[2]}" if match else None


def as_choice(parts: Mapping[str, str]) -> str:
    """An address as the value of a choice, which `chosen_address` reads again. parts: as in the value."""
    return json.dumps([parts.get(part, "") for part in Address.parts], ensure_ascii=False)


def chosen_address(posted: str) -> dict[str, str] | None:
    """What would have been typed for a chosen address; None where none was chosen or the choice is not one of ours. It
    is checked like anything typed: nothing here is believed because it came from a list."""
    try:
        lines = json.loads(posted) if posted and len(posted) < 2_000 else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(lines, list) or len(lines) != len(Address.parts):
        return None
    return {
        part: made_safe(line) if isinstance(line, str) else "" for part, line in zip(Address.parts, lines, strict=True)
    }
