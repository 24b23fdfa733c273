"""A named condition: rows under all, any or none."""

from __future__ import annotations

from typing import Any, cast, get_args

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StreamBlock, StructBlock

from contact_forms.blocks.key import key_block
from contact_forms.blocks.raw import block_id, items_of, raw_items
from contact_forms.engine.definition import Condition, Operator, Row

OPERATORS = {
    "is": "is",
    "is_not": "is not",
    "includes": "includes",
    "excludes": "does not include",
    "answered": "is answered",
    "not_answered": "is not answered",
    "more_than": "is more than",
    "less_than": "is less than",
    "contains": "contains the words",
    "more_than_days_ago": "is more than this many days ago",
    "less_than_days_ago": "is less than this many days ago",
}
MATCHES = [("all", "all of these"), ("any", "any of these"), ("none", "none of these")]

if set(OPERATORS) != set(get_args(Operator)):
    raise ImportError("contact_forms/blocks/condition.py must name every operator of the engine, and no other")


def conditions_block() -> StreamBlock:
    """The conditions of a form, by name."""
    row = StructBlock(
        [
            (
                "question",
                CharBlock(
                    required=False,
                    max_length=60,
                    label="Key of the question",
                    help_text="Or of a repeat: then its number of items is compared.",
                ),
            ),
            ("operator", ChoiceBlock(choices=list(OPERATORS.items()), required=False, label="Comparison")),
            ("value", CharBlock(required=False, max_length=255, label="Stored value")),
            (
                "condition",
                CharBlock(
                    required=False,
                    max_length=60,
                    label="Or another condition",
                    help_text="Its name. Then leave the question empty.",
                ),
            ),
        ],
        label="Row",
        label_format="{question} {operator} {value} {condition}",
    )
    condition = StructBlock(
        [
            ("name", key_block("Name", "Steps refer to the condition by this name.")),
            ("match", ChoiceBlock(choices=MATCHES, default="all", label="True when")),
            ("rows", ListBlock(row, label="Rows")),
        ],
        label="Condition",
        icon="help",
        label_format="{name}",
    )
    return StreamBlock([("condition", condition)], collapsed=True)


def condition_of(raw: dict[str, Any]) -> Condition:
    """The condition of a block's raw value."""
    return Condition(
        name=(raw.get("name") or "").strip(),
        match=cast(Any, raw.get("match") or "all"),
        rows=tuple(
            Row(**{name: (item.get(name) or "").strip() for name in ("question", "operator", "value", "condition")})
            for item in items_of(raw.get("rows"))
        ),
    )


def raw_condition(condition: Condition, place: str) -> dict[str, Any]:
    """The raw stream item of a condition."""
    place = f"{place}/condition/{condition.name}"
    rows = [
        {"question": row.question, "operator": row.operator, "value": row.value, "condition": row.condition}
        for row in condition.rows
    ]
    return {
        "type": "condition",
        "value": {"name": condition.name, "match": condition.match, "rows": raw_items(rows, f"{place}/rows")},
        "id": block_id(place),
    }
