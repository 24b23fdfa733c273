"""Pages of a service, from the plain content of a release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from cms.documents.guidance import guidance_blocks
from contact_forms.blocks import pair_of
from govuk_theme.documents import (
    Block,
    BridgingDocument,
    EmergencyBlock,
    RichTextBlock,
    ServiceStartDocument,
    WarningBlock,
)

Frame = dict[str, Any]
"""What every Document of a page has: `BasePage.frame(language)`."""


def start_document(
    frame: Frame,
    content: Mapping[str, Any],
    slots: list[dict[str, Any]],
    slot_values: Mapping[str, Any],
    fresh_until: datetime | None = None,
) -> ServiceStartDocument:
    """The start page. content, slots: of a release. slot_values: slot key -> {"en", "cy"}, what the force filled in."""
    language = frame["language"]
    guidance = guidance_blocks(content["guidance"], language)
    # Who comes too late must know before they begin; who is in danger must know before all.
    first = 1 if guidance and isinstance(guidance[0], EmergencyBlock) else 0
    limits = _limits(content, language)
    body = (*guidance[:first], *limits, *guidance[first:], *_slot_blocks(slots, slot_values, language))
    summary = pair_of(content["summary"]).in_(language)
    with translation.override(language):
        start_text = gettext("Start now")
    return ServiceStartDocument(
        **(frame | {"description": frame["description"] or summary}),
        safety=content["safety"],
        fresh_until=fresh_until,
        summary=summary,
        body=body,
        start_href=f"{frame['path']}form/{content['first_step']}/",
        start_text=start_text,
        minutes=content["minutes"],
        promise=pair_of(content["promise"]).in_(language),
    )


def bridging_document(
    frame: Frame, content: Mapping[str, Any], own: Mapping[str, str], fresh_until: datetime | None = None
) -> BridgingDocument:
    """Information instead of the form. own: the force's own words as a pair of clean HTML; empty: the national ones."""
    language = frame["language"]
    html = pair_of(own).in_(language) or pair_of(content["bridging"]).in_(language)
    summary = pair_of(content["summary"]).in_(language)
    return BridgingDocument(
        **(frame | {"description": frame["description"] or summary}),
        safety=content["safety"],
        fresh_until=fresh_until,
        summary=summary,
        body=(RichTextBlock(html=html),) if html else (),
    )


def _limits(content: Mapping[str, Any], language: str) -> tuple[Block, ...]:
    """Time limits that bind the person."""
    return tuple(WarningBlock(text=pair_of(each).in_(language)) for each in content.get("limits", ()))


def _slot_blocks(slots: list[dict[str, Any]], values: Mapping[str, Any], language: str) -> tuple[Block, ...]:
    filled = (
        pair_of(values.get(slot["key"])).in_(language) or pair_of(slot["default"]).in_(language) for slot in slots
    )
    return tuple(RichTextBlock(html=html) for html in filled if html)
