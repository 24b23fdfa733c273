"""A place, in one of the ways people can name it. Value: {"how": …} and an address, a postcode, words or a point."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import N_, Message
from contact_forms.engine.questions.address import Address
from contact_forms.engine.questions.base import Raw, Showing, Value, register
from contact_forms.engine.questions.composite import Member, codes_of
from contact_forms.engine.questions.long_text import LongText
from contact_forms.engine.questions.settings import Setting, SomeOf
from contact_forms.engine.questions.ways import OneOfWays, Way
from contact_forms.engine.typed import plain_digits
from govuk_theme.documents import Field

_POINT = re.compile(r"([+\-−]?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*[,; ]\s*([+\-−]?[0-9]{1,3}(?:\.[0-9]{1,15})?)")
# The United Kingdom with its coastal waters, in degrees.
_SOUTH, _NORTH, _WEST, _EAST = Decimal("49.5"), Decimal("61.2"), Decimal("-9.0"), Decimal("2.2")
_METRE = Decimal("0.00001")
WAYS = ("address", "postcode", "description", "point")


@register("location")
class Location(OneOfWays):
    """ways: which of address, postcode, description and point are offered; a description always is, so that every place
    can be named in words. A point is latitude and longitude, typed or taken from the person's own device."""

    ways_known: ClassVar[dict[str, Way]] = {
        "address": Way(Text("I know the address", "Rwy'n gwybod y cyfeiriad"), ("address",)),
        "postcode": Way(Text("I know the postcode", "Rwy'n gwybod y cod post"), ("postcode",)),
        "description": Way(Text("I can describe the place", "Gallaf ddisgrifio'r lle"), ("description",)),
        "point": Way(
            Text(
                "I know its latitude and longitude, or I am there now",
                "Rwy'n gwybod ei ledred a'i hydred, neu rwyf yno nawr",
            ),
            ("point",),
        ),
    }
    members: ClassVar[dict[str, Member]] = {
        "address": Member("address", Text("Address", "Cyfeiriad")),
        "postcode": Member("postcode", Text("Postcode", "Cod post")),
        "description": Member(
            "long_text",
            Text("Where it is", "Ble mae"),
            Text(
                "For example a road and what is near it, a junction, a shop or a park",
                "Er enghraifft ffordd a'r hyn sydd gerllaw, cyffordd, siop neu barc",
            ),
            settings={"max_length": 2000, "rows": 3},
        ),
        "point": Member(
            "text",
            Text("Latitude and longitude", "Lledred a hydred"),
            Text("Like 51.4545, -0.9781", "Fel 51.4545, -0.9781"),
            settings={"max_length": 60},
        ),
    }
    settings: ClassVar[dict[str, Setting]] = {
        "ways": SomeOf(default=WAYS, wanted=f"a list of some of {', '.join(WAYS)}", words=WAYS)
    }
    whole = True
    wording: ClassVar[dict[str, str]] = {
        **codes_of(Address, LongText),
        "required": N_("Select how you want to answer “%(label)s”"),
        "not_an_option": N_("Select how you want to answer “%(label)s”"),
        "invalid/point": N_("Enter a latitude and a longitude, like 51.4545, -0.9781"),
        "outside": N_("The latitude and longitude must be in the UK: latitude comes first, like 51.4545, -0.9781"),
    }

    def agreed(self, question: Question, value: dict[str, Any]) -> dict[str, Any]:
        if value["how"] != "point":
            return value
        match = _POINT.fullmatch(plain_digits(value["point"]).strip())
        if match is None:
            raise self.invalid(question, "invalid", ["point"])
        north, east = (Decimal(part.replace("−", "-")) for part in match.groups())
        if not (_SOUTH <= north <= _NORTH and _WEST <= east <= _EAST):
            raise self.invalid(question, "outside", ["point"])
        return {**value, "point": f"{north.quantize(_METRE)}, {east.quantize(_METRE)}"}

    def fields(self, asked: Mapping[str, Question], raw: Raw, showing: Showing) -> tuple[Field, ...]:
        made = super().fields(asked, raw, showing)
        return tuple(
            field.model_copy(update={"locate": part == "point"} if part == "point" else {})
            for part, field in zip(asked, made, strict=True)
        )

    def as_record(self, question: Question, value: Value) -> dict[str, Any]:
        """The attributes of one location: those of the address, a postcode, a locationDescription, or a latitude and a
        longitude in degrees."""
        if value["how"] == "address":
            return dict(value["address"])
        if value["how"] == "postcode":
            return {"postcode": value["postcode"]}
        if value["how"] == "point":
            latitude, longitude = map(float, value["point"].split(", "))
            return {"latitude": latitude, "longitude": longitude}
        return {"locationDescription": value["description"]}

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and "description" not in self.setting(question, "ways"):
            found.append(Message("Offer “description” too: not everybody knows an address, a postcode or a point."))
        return found
