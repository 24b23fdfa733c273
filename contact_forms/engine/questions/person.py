"""Somebody in the report: a victim, a suspect, a witness. Value: part -> answer, for the parts that were given."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.address import Address
from contact_forms.engine.questions.base import register
from contact_forms.engine.questions.coded_list import CodedList
from contact_forms.engine.questions.composite import Composite, Member, choosing_parts, codes_of
from contact_forms.engine.questions.date_of_birth import DateOfBirth
from contact_forms.engine.questions.email import Email
from contact_forms.engine.questions.long_text import LongText
from contact_forms.engine.questions.name import Name
from contact_forms.engine.questions.number import Number
from contact_forms.engine.questions.phone import Phone
from contact_forms.engine.questions.settings import OneOf, Setting

_SUSPECT_HINT = Text(
    "For example their height, build, hair, clothes, and anything that stood out",
    "Er enghraifft eu taldra, eu corff, eu gwallt, eu dillad, ac unrhyw beth oedd yn tynnu sylw",
)


@register("person")
class Person(Composite):
    """role: suspect, victim or witness; without a `maps_to` of its own the answer goes to that person of the record.
    parts: which of name, description, born, age, gender, relationship, phone, email and address are asked. needed:
    which of them must be given."""

    members: ClassVar[dict[str, Member]] = {
        "name": Member("name", Text("Name", "Enw")),
        "description": Member(
            "long_text", Text("What they look like", "Sut maent yn edrych"), settings={"max_length": 2000, "rows": 4}
        ),
        "born": Member("date_of_birth", Text("Date of birth", "Dyddiad geni")),
        "age": Member(
            "number",
            Text("Age, or what you think it is", "Oedran, neu'r hyn rydych yn ei feddwl"),
            settings={"minimum": 0, "maximum": 130, "unit": "years"},
        ),
        "gender": Member("coded_list", Text("Gender", "Rhywedd"), settings={"list": "gender", "shown": "select"}),
        "relationship": Member(
            "text", Text("How you know them", "Sut rydych yn eu hadnabod"), settings={"max_length": 200}
        ),
        "phone": Member("phone", Text("Phone number", "Rhif ffôn")),
        "email": Member("email", Text("Email address", "Cyfeiriad e-bost")),
        "address": Member("address", Text("Address", "Cyfeiriad")),
    }
    settings: ClassVar[dict[str, Setting]] = {
        "role": OneOf(wanted="suspect, victim or witness", words=("", "suspect", "victim", "witness")),
        **choosing_parts(members, ("name", "description")),
    }
    whole = True
    wording: ClassVar[dict[str, str]] = {
        **codes_of(Address, CodedList, DateOfBirth, Email, LongText, Name, Number, Phone),
        "required": N_("Enter what you know about “%(label)s”, like a name or a description"),
    }

    def part(self, question: Question, part: str, member: Member, *, required: bool) -> Question:
        if part == "description" and self.setting(question, "role") == "suspect":
            member = replace(member, hint=_SUSPECT_HINT)
        return super().part(question, part, member, required=required)

    def place(self, question: Question) -> str:
        return question.maps_to or str(self.setting(question, "role"))
