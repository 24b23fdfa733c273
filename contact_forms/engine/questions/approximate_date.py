"""When something happened, as well as it is known: a day, a period, or not known.

Value: {"how": "exact", "day": "2026-03-05"}, {"how": "between", "from": …, "to": …} or {"how": "unknown"}.
"""

from __future__ import annotations

from typing import Any, ClassVar

from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import N_, Message
from contact_forms.engine.questions.base import Value, register
from contact_forms.engine.questions.composite import Member, codes_of
from contact_forms.engine.questions.date import Date
from contact_forms.engine.questions.settings import Flag, Setting, SomeOf
from contact_forms.engine.questions.ways import OneOfWays, Way


@register("approximate_date")
class ApproximateDate(OneOfWays):
    """past_only: today or before. future_only: today or after. ways: which are offered."""

    ways_known: ClassVar[dict[str, Way]] = {
        "exact": Way(Text("I know the date", "Rwy'n gwybod y dyddiad"), ("day",)),
        "between": Way(Text("It was between two dates", "Roedd rhwng dau ddyddiad"), ("from", "to")),
        "unknown": Way(Text("I do not know exactly when", "Nid wyf yn gwybod pryd yn union")),
    }
    members: ClassVar[dict[str, Member]] = {
        "day": Member("date", Text("The date", "Y dyddiad")),
        "from": Member("date", Text("The earliest date", "Y dyddiad cynharaf")),
        "to": Member("date", Text("The latest date", "Y dyddiad diweddaraf")),
    }
    settings: ClassVar[dict[str, Setting]] = {
        "past_only": Flag(),
        "future_only": Flag(),
        "ways": SomeOf(
            default=("exact", "between", "unknown"),
            wanted="a list of some of exact, between, unknown",
            words=("exact", "between", "unknown"),
        ),
    }
    wording: ClassVar[dict[str, str]] = {
        **codes_of(Date),
        "required": N_("Select how well you know the date for “%(label)s”"),
        "not_an_option": N_("Select how well you know the date for “%(label)s”"),
        "wrong_order": N_("The latest date for “%(label)s” must be the same as or after the earliest date"),
    }

    def part(self, question: Question, part: str, member: Member, *, required: bool) -> Question:
        limits = {name: True for name in ("past_only", "future_only") if self.setting(question, name)}
        return super().part(question, part, Member(member.kind, member.label, settings=limits), required=required)

    def agreed(self, question: Question, value: dict[str, Any]) -> dict[str, Any]:
        if value["how"] == "between" and value["to"] < value["from"]:
            raise self.invalid(question, "wrong_order", ["to-day", "to-month", "to-year"])
        return value

    def as_record(self, question: Question, value: Value) -> dict[str, Any]:
        """{"known": the way, "dateFrom", "dateTo"} as far as they are known."""
        found: dict[str, Any] = {"known": value["how"]}
        if value["how"] == "exact":
            found |= {"dateFrom": value["day"]}
        elif value["how"] == "between":
            found |= {"dateFrom": value["from"], "dateTo": value["to"]}
        return found

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if self.setting(question, "past_only") and self.setting(question, "future_only"):
            found.append(Message("A date cannot be only in the past and only in the future."))
        return found
