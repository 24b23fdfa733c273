"""Where in the editor a part of a service stands."""

from __future__ import annotations

from typing import Any

from cms.publishing.gate import Place, ServiceProblem


def anchor_of(page: Any, problem: ServiceProblem) -> str:
    """The fragment that leads to the block a problem is about, such as "#block-…-section"; "" where it has none."""
    if not problem.place:
        return ""
    return block_anchor(block_at(getattr(page, problem.field).get_prep_value(), problem.place))


def block_at(stream: list[dict[str, Any]], place: Place) -> str:
    """The id of the innermost block on the way to a place in a raw stream; "" where there is none."""
    found, inside = "", stream
    value: Any = inside
    for part in place:
        if isinstance(part, int) and isinstance(value, list) and part < len(value):
            found, value = value[part].get("id") or found, value[part].get("value")
        elif isinstance(part, str) and isinstance(value, dict):
            value = value.get(part)
        else:
            break
    return found


def block_anchor(block_id: str) -> str:
    """The fragment that Wagtail gives the panel of a block."""
    return f"#block-{block_id}-section" if block_id else ""
