"""Blocks of guidance that a page or a step can show. `html` is always clean: nh3 has been over it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Discriminated

from govuk_theme.documents.base import Part, SectionLink


class RichTextBlock(Part):
    """Paragraphs, lists, links and bold, as clean HTML without classes; the theme adds the govuk ones."""

    type: Literal["rich_text"] = "rich_text"
    html: str


class HeadingBlock(Part):
    """A heading. level: 2 or 3."""

    type: Literal["heading"] = "heading"
    text: str
    level: Literal[2, 3] = 2


class InsetBlock(Part):
    """Inset text."""

    type: Literal["inset"] = "inset"
    html: str


class WarningBlock(Part):
    """Warning text, plain."""

    type: Literal["warning"] = "warning"
    text: str


class DetailsBlock(Part):
    """Text that opens when asked for."""

    type: Literal["details"] = "details"
    summary: str
    html: str


class LinkListBlock(Part):
    """A titled list of links with descriptions."""

    type: Literal["link_list"] = "link_list"
    title: str = ""
    links: tuple[SectionLink, ...]


class EmergencyBlock(Part):
    """Call 999 / 101, textphone and text numbers; the numbers come from the chrome, the words from the theme."""

    type: Literal["emergency"] = "emergency"


class ContactBlock(Part):
    """How to reach the force. Empty parts are left out. opening_hours and address: lines."""

    type: Literal["contact"] = "contact"
    title: str
    phone: str = ""
    textphone: str = ""
    email: str = ""
    address: tuple[str, ...] = ()
    opening_hours: tuple[str, ...] = ()


Block = Annotated[
    RichTextBlock
    | HeadingBlock
    | InsetBlock
    | WarningBlock
    | DetailsBlock
    | LinkListBlock
    | EmergencyBlock
    | ContactBlock,
    Discriminated(discriminator="type"),
]
