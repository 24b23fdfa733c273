"""Raw stream values: the plain JSON that a StreamField stores."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5


def block_id(place: str) -> str:
    """The id of a block made from a service file: the same for the same place, so that loading twice is no change."""
    return str(uuid5(NAMESPACE_URL, f"block:{place}"))


def raw_items(values: Iterable[Any], place: str) -> list[dict[str, Any]]:
    """The raw value of a list block."""
    return [
        {"type": "item", "value": value, "id": block_id(f"{place}/{position}")} for position, value in enumerate(values)
    ]


def items_of(raw: Any) -> list[dict[str, Any]]:
    """The values in a list block's raw value, in order."""
    return [item["value"] or {} for item in raw or []]
