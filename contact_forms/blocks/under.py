"""The choice of an earlier question of the step that a question stands under."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, StructBlock

from contact_forms.engine.definition import Under


def under_block() -> StructBlock:
    """Two keys, both left empty for a question that is always asked."""
    return StructBlock(
        [
            ("question", CharBlock(required=False, max_length=60, label="Key of the question")),
            ("value", CharBlock(required=False, max_length=60, label="Stored value of the choice")),
        ],
        label="Only under a choice",
        help_text="Asked only when an earlier question of this step has this choice. It is shown under the choice.",
        required=False,
        collapsed=True,
    )


def under_of(raw: Any) -> Under | None:
    """The choice of a block's raw value; None where neither is filled in."""
    raw = raw or {}
    question, value = (raw.get("question") or "").strip(), (raw.get("value") or "").strip()
    return Under(question, value) if question or value else None


def raw_under(under: Under | None) -> dict[str, str]:
    """The raw value of the block."""
    return {"question": under.question, "value": under.value} if under else {"question": "", "value": ""}
