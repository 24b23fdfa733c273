"""An item of property. Value: part -> answer, for the parts that were given; the value of the item in pence."""

from __future__ import annotations

from typing import ClassVar

from contact_forms.engine.definition import Text
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.base import register
from contact_forms.engine.questions.composite import Composite, Member, choosing_parts, codes_of
from contact_forms.engine.questions.long_text import LongText
from contact_forms.engine.questions.money import Money
from contact_forms.engine.questions.settings import Setting


@register("item")
class Item(Composite):
    """parts: which of what, make, model, serial, colour, value and marks are asked. needed: which of them must be
    given, by default what it is."""

    members: ClassVar[dict[str, Member]] = {
        "what": Member("text", Text("What is it?", "Beth yw e?"), settings={"max_length": 200}),
        "make": Member("text", Text("Make", "Gwneuthuriad"), settings={"max_length": 60}),
        "model": Member("text", Text("Model", "Model"), settings={"max_length": 60}),
        "serial": Member(
            "text",
            Text("Serial number", "Rhif cyfresol"),
            Text("For a phone, its IMEI number", "Ar gyfer ffôn, ei rif IMEI"),
            settings={"max_length": 60},
        ),
        "colour": Member("text", Text("Colour", "Lliw"), settings={"max_length": 60}),
        "value": Member("money", Text("What it is worth", "Beth yw ei werth")),
        "marks": Member(
            "long_text",
            Text(
                "Marks and anything else that tells it apart", "Marciau ac unrhyw beth arall sy'n ei wneud yn wahanol"
            ),
            settings={"max_length": 1000, "rows": 3},
        ),
    }
    settings: ClassVar[dict[str, Setting]] = choosing_parts(
        members, ("what", "make", "model", "serial", "value", "marks"), ("what",)
    )
    whole = True
    wording: ClassVar[dict[str, str]] = {
        **codes_of(LongText, Money),
        "required": N_("Enter what you know about “%(label)s”"),
    }
