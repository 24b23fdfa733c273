"""Time limits of a service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StreamBlock, StructBlock

from contact_forms.blocks import block_id, key_block, pair_of, raw_pair, text_pair
from contact_forms.engine.clocks import LONGEST, Clock

UNITS = [
    ("hours", "hours"),
    ("days", "days"),
    ("working-hours", "working hours (Monday to Friday, 9 am to 5 pm)"),
    ("working-days", "working days"),
    ("months", "months"),
]
BINDS = [
    ("force", "the force: handlers see it and are warned in time"),
    ("person", "the person: the start page says so"),
]


class ClockBlock(StructBlock):
    """Something that must be done by a certain time."""

    key = key_block("Key", "A word for this time limit, such as first-answer. It does not change once reports have it.")
    name = text_pair(label="What must be done", help_text="Such as “Answer the request”.")
    amount = IntegerBlock(min_value=1, max_value=LONGEST, label="How many")
    unit = ChoiceBlock(choices=UNITS, default="days", label="Of what")
    binds = ChoiceBlock(choices=BINDS, default="force", label="Whom it binds")
    starts = CharBlock(
        required=False,
        max_length=60,
        label="Runs from the date in",
        help_text="The key of a date question. Leave it empty to run from the moment of sending.",
    )
    warning = text_pair(
        required=False, max_length=500, label="On the start page", help_text="For a limit that binds the person."
    )

    class Meta:
        label = "Time limit"
        icon = "time"
        label_format = "{key}: {amount} {unit}"


class ClockBlocks(StreamBlock):
    """The time limits of a service."""

    clock = ClockBlock()


def clocks_of(raw: list[dict[str, Any]]) -> tuple[Clock, ...]:
    """The clocks of a raw stream."""
    return tuple(_clock(item["value"]) for item in raw)


def raw_clocks(clocks: Sequence[Mapping[str, Any]], place: str) -> list[dict[str, Any]]:
    """The raw stream of a service file's clocks. place: names the blocks for good."""
    return [
        {
            "type": "clock",
            "value": {
                "unit": "days",
                "binds": "force",
                "starts": "",
                **clock,
                "name": raw_pair(pair_of(clock["name"])),
                "warning": raw_pair(pair_of(clock.get("warning"))),
            },
            "id": block_id(f"{place}/{clock['key']}"),
        }
        for clock in clocks
    ]


def _clock(value: Mapping[str, Any]) -> Clock:
    return Clock(
        key=value.get("key") or "",
        name=pair_of(value.get("name")),
        amount=value.get("amount") or 0,
        unit=value.get("unit") or "days",
        binds=value.get("binds") or "force",
        starts=value.get("starts") or "",
        warning=pair_of(value.get("warning")),
    )
