"""Free content in one language: from raw blocks to the theme's blocks."""

from __future__ import annotations

from typing import Any

from contact_forms.blocks import clean_html, items_of, with_welsh_paths
from govuk_theme.documents import (
    Block,
    ContactBlock,
    DetailsBlock,
    EmergencyBlock,
    HeadingBlock,
    InsetBlock,
    LinkListBlock,
    RichTextBlock,
    SectionLink,
    WarningBlock,
)


def content_blocks(raw: list[dict[str, Any]], language: str) -> tuple[Block, ...]:
    """The theme's blocks of a raw content stream. Raises ValueError for a block that it does not know."""
    return tuple(_block(item["type"], item["value"], language) for item in raw)


def _html(html: str, language: str) -> str:
    clean = clean_html(html or "")
    return with_welsh_paths(clean) if language == "cy" else clean


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def _block(kind: str, value: Any, language: str) -> Block:
    match kind:
        case "emergency":
            return EmergencyBlock()
        case "rich_text":
            return RichTextBlock(html=_html(value, language))
        case "inset":
            return InsetBlock(html=_html(value, language))
        case "warning":
            return WarningBlock(text=value or "")
        case "heading":
            return HeadingBlock(text=value["text"] or "", level=3 if value.get("level") == "3" else 2)
        case "details":
            return DetailsBlock(summary=value["summary"] or "", html=_html(value["html"], language))
        case "link_list":
            links = tuple(
                SectionLink(text=link["text"], href=link["href"], description=link.get("description") or "")
                for link in items_of(value["links"])
            )
            return LinkListBlock(title=value.get("title") or "", links=links)
        case "contact":
            return ContactBlock(
                title=value["title"],
                phone=value.get("phone") or "",
                textphone=value.get("textphone") or "",
                email=value.get("email") or "",
                address=_lines(value.get("address")),
                opening_hours=_lines(value.get("opening_hours")),
            )
    raise ValueError(f"free content has no block of type {kind!r}")
