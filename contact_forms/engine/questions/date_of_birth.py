"""Date of birth. Value: year, month and day, "1990-03-05"."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_, Message
from contact_forms.engine.questions.base import register
from contact_forms.engine.questions.date import Date, said
from contact_forms.engine.questions.settings import Flag, Setting, Whole

OLDEST = 130
"""Years. Nobody has been known to live longer than 122."""


@register("date_of_birth")
class DateOfBirth(Date):
    """A date in the past, at most 130 years ago. minimum_age, maximum_age: years of age that are taken, today.
    about_self: it is the person's own, so the browser may fill it in."""

    settings: ClassVar[dict[str, Setting]] = {
        "about_self": Flag(),
        "minimum_age": Whole(default=0, wanted="a whole number of years", most=OLDEST),
        "maximum_age": Whole(default=OLDEST, wanted="a whole number of years", most=OLDEST),
    }
    wording: ClassVar[dict[str, str]] = {
        **{code: text for code, text in Date.wording.items() if code != "in_past"},
        "required": N_("Enter a date of birth for “%(label)s”"),
        "in_future": N_("The date of birth for “%(label)s” must be in the past"),
        "too_small": N_("The date of birth for “%(label)s” must be %(min)s or later: check the year"),
        "too_young": N_("The date of birth for “%(label)s” must be of someone aged %(min)s or over"),
        "too_old": N_("The date of birth for “%(label)s” must be of someone aged %(max)s or under"),
    }

    def in_range(self, question: Question, day: date, today: date) -> None:
        if day > today:
            raise self.invalid(question, "in_future", self.parts)
        first = date(today.year - OLDEST, 1, 1)
        if day < first:
            raise self.invalid(question, "too_small", self.parts, min=said(first))
        age, least, most = (
            age_on(day, today),
            self.setting(question, "minimum_age"),
            self.setting(question, "maximum_age"),
        )
        if age < least:
            raise self.invalid(question, "too_young", self.parts, min=least)
        if age > most:
            raise self.invalid(question, "too_old", self.parts, max=most)

    def is_own_birthday(self, question: Question) -> bool:
        return bool(self.setting(question, "about_self"))

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and self.setting(question, "minimum_age") > self.setting(question, "maximum_age"):
            found.append(Message("The minimum age is more than the maximum, so no date would be taken."))
        return found


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day; born on 29 February, one is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
