"""A vehicle. Value: part -> answer, for the parts that were given."""

from __future__ import annotations

from typing import ClassVar

from contact_forms.engine.definition import Text
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.base import register
from contact_forms.engine.questions.coded_list import CodedList
from contact_forms.engine.questions.composite import Composite, Member, choosing_parts, codes_of
from contact_forms.engine.questions.long_text import LongText
from contact_forms.engine.questions.registration import Registration
from contact_forms.engine.questions.settings import Setting


@register("vehicle")
class Vehicle(Composite):
    """parts: which of registration, type, make, model, colour, insurer, policy, damage and description are asked.
    needed: which of them must be given."""

    members: ClassVar[dict[str, Member]] = {
        "registration": Member("registration", Text("Registration number", "Rhif cofrestru")),
        "type": Member(
            "coded_list", Text("Kind of vehicle", "Math o gerbyd"), settings={"list": "vehicle-type", "shown": "select"}
        ),
        "make": Member("text", Text("Make", "Gwneuthuriad"), settings={"max_length": 60}),
        "model": Member("text", Text("Model", "Model"), settings={"max_length": 60}),
        "colour": Member("coded_list", Text("Colour", "Lliw"), settings={"list": "vehicle-colour", "shown": "select"}),
        "insurer": Member("text", Text("Insurance company", "Cwmni yswiriant"), settings={"max_length": 100}),
        "policy": Member("text", Text("Insurance policy number", "Rhif polisi yswiriant"), settings={"max_length": 60}),
        "damage": Member("long_text", Text("Damage", "Difrod"), settings={"max_length": 1000, "rows": 3}),
        "description": Member(
            "long_text",
            Text("Anything else about it", "Unrhyw beth arall amdano"),
            settings={"max_length": 1000, "rows": 3},
        ),
    }
    settings: ClassVar[dict[str, Setting]] = choosing_parts(
        members, ("registration", "make", "model", "colour", "description")
    )
    whole = True
    wording: ClassVar[dict[str, str]] = {
        **codes_of(Registration, CodedList, LongText),
        "required": N_("Enter what you know about “%(label)s”, like its registration number, make or colour"),
    }
