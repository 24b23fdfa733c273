"""The whole form as a stream: steps, exits, and repeats that hold steps of their own."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, IntegerBlock, StreamBlock, StructBlock

from contact_forms.blocks.clean_html import clean_pair
from contact_forms.blocks.key import stable_key_block
from contact_forms.blocks.pair import pair_of, raw_pair, rich_text_pair, text_pair
from contact_forms.blocks.raw import block_id
from contact_forms.blocks.step import ONLY_IF, raw_step, step_blocks, step_of
from contact_forms.engine.definition import Part, Repeat

MOST_ITEMS = 50
KEY_HELP = "The word in the address of the page that lists them, suggested from the title. It never changes."


def form_block() -> StreamBlock:
    """The whole form: steps in the order they are walked, exits and repeats."""
    repeat = StructBlock(
        [
            ("title", text_pair(label="Title", help_text="Heading of the page that lists them: “Vehicles involved”.")),
            ("key", stable_key_block("title-en", "step", KEY_HELP)),
            (
                "item",
                text_pair(
                    label="What one is called", max_length=60, help_text="Without “a”, in small letters: “vehicle”."
                ),
            ),
            (
                "section",
                text_pair(required=False, label="Section", help_text="Heading of its answers on “check your answers”."),
            ),
            ("only_if", CharBlock(required=False, max_length=60, label="Only if", help_text=ONLY_IF)),
            ("at_least", IntegerBlock(min_value=0, max_value=MOST_ITEMS, default=1, label="At least")),
            ("at_most", IntegerBlock(min_value=1, max_value=MOST_ITEMS, default=10, label="At most")),
            (
                "ask",
                text_pair(
                    required=False,
                    label="First question",
                    help_text="Needed where there may be none: “Was a vehicle involved?”",
                ),
            ),
            (
                "ask_more",
                text_pair(
                    required=False,
                    label="Question after each",
                    help_text="Only where “Do you need to add another vehicle?” does not fit.",
                ),
            ),
            ("guidance", rich_text_pair(required=False, label="Guidance on the page that lists them")),
            ("steps", StreamBlock(step_blocks(), label="Steps of each", collapsed=True)),
        ],
        label="Repeat",
        icon="rotate",
        label_format="{title} · {key}",
    )
    return StreamBlock([*step_blocks(), ("repeat", repeat)], collapsed=True)


def part_of(kind: str, raw: dict[str, Any]) -> Part:
    """The part of the form of a block's raw value; kind: "step", "exit" or "repeat"."""
    return _repeat_of(raw) if kind == "repeat" else step_of(kind, raw)


def raw_part(part: Part, place: str) -> dict[str, Any]:
    """The raw stream item of a part of the form."""
    return _raw_repeat(part, place) if isinstance(part, Repeat) else raw_step(part, place)


def _repeat_of(raw: dict[str, Any]) -> Repeat:
    at_least, at_most = raw.get("at_least"), raw.get("at_most")
    return Repeat(
        key=(raw.get("key") or "").strip(),
        title=pair_of(raw.get("title")),
        item=pair_of(raw.get("item")),
        steps=tuple(step_of(item["type"], item["value"]) for item in raw.get("steps") or []),
        at_least=1 if at_least is None else at_least,
        at_most=10 if at_most is None else at_most,
        only_if=(raw.get("only_if") or "").strip(),
        section=pair_of(raw.get("section")),
        guidance=clean_pair(raw.get("guidance")),
        ask=pair_of(raw.get("ask")),
        ask_more=pair_of(raw.get("ask_more")),
    )


def _raw_repeat(repeat: Repeat, place: str) -> dict[str, Any]:
    place = f"{place}/{repeat.key}"
    value = {
        "key": repeat.key,
        "title": raw_pair(repeat.title),
        "item": raw_pair(repeat.item),
        "section": raw_pair(repeat.section),
        "only_if": repeat.only_if,
        "at_least": repeat.at_least,
        "at_most": repeat.at_most,
        "ask": raw_pair(repeat.ask),
        "ask_more": raw_pair(repeat.ask_more),
        "guidance": raw_pair(repeat.guidance),
        "steps": [raw_step(step, place) for step in repeat.steps],
    }
    return {"type": "repeat", "value": value, "id": block_id(place)}
