"""A public text in English and Welsh, as blocks."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from contact_forms.blocks.laid_out import LaidOutBlock
from contact_forms.engine.definition import Text

RICH_TEXT_FEATURES = ["bold", "ul", "ol", "link", "h3"]
"""What guidance may use. Everything else is cleaned away when a form is compiled."""


def text_pair(*, required: bool = True, max_length: int = 255, **meta: Any) -> StructBlock:
    """A line of plain text in both languages. The Welsh may be left out: readers then see English."""
    return LaidOutBlock(
        [
            ("en", CharBlock(required=required, max_length=max_length, label="English")),
            ("cy", CharBlock(required=False, max_length=max_length, label="Welsh")),
        ],
        form_classname="struct-block in-two-languages",
        label_format="{en}",
        **meta,
    )


def rich_text_pair(*, required: bool = True, **meta: Any) -> StructBlock:
    """Paragraphs, lists, links, bold and small headings in both languages."""
    return LaidOutBlock(
        [
            ("en", RichTextBlock(required=required, features=RICH_TEXT_FEATURES, label="English")),
            ("cy", RichTextBlock(required=False, features=RICH_TEXT_FEATURES, label="Welsh")),
        ],
        form_classname="struct-block in-two-languages",
        label_format="{en}",
        **meta,
    )


def pair_of(raw: Any) -> Text:
    """The text of a pair block's raw value; parts that are not filled in yet are empty."""
    raw = raw or {}
    return Text((raw.get("en") or "").strip(), (raw.get("cy") or "").strip())


def raw_pair(text: Text) -> dict[str, str]:
    """The raw value of a pair block."""
    return {"en": text.en, "cy": text.cy}
