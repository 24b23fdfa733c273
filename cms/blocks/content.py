"""Free content in one language: what a content page's body may hold."""

from __future__ import annotations

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    EmailBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)

from cms.blocks.guidance import EmergencyBlock
from contact_forms.blocks import RICH_TEXT_FEATURES


class HeadingBlock(StructBlock):
    """A heading of the second or third level."""

    text = CharBlock(max_length=255, label="Heading")
    level = ChoiceBlock(choices=[("2", "Main"), ("3", "Small")], default="2", label="Size")

    class Meta:
        label = "Heading"
        icon = "title"


class DetailsBlock(StructBlock):
    """Text that opens when asked for."""

    summary = CharBlock(max_length=255, label="Link that opens it")
    html = RichTextBlock(features=RICH_TEXT_FEATURES, label="Text")

    class Meta:
        label = "Details"
        icon = "collapse-down"


class LinkBlock(StructBlock):
    """One link with a sentence that says what is behind it."""

    text = CharBlock(max_length=255, label="Words of the link")
    href = CharBlock(
        max_length=500,
        label="Address",
        help_text="A path on this site, such as /report/crime/, or a whole https address.",
    )
    description = CharBlock(required=False, max_length=500, label="What is behind it")

    class Meta:
        label = "Link"


class LinkListBlock(StructBlock):
    """A titled list of links."""

    title = CharBlock(required=False, max_length=255)
    links = ListBlock(LinkBlock())

    class Meta:
        label = "List of links"
        icon = "list-ul"


class ContactBlock(StructBlock):
    """How to reach someone."""

    title = CharBlock(max_length=255)
    phone = CharBlock(required=False, max_length=30, label="Telephone")
    textphone = CharBlock(required=False, max_length=30)
    email = EmailBlock(required=False, label="E-mail")
    address = TextBlock(required=False, rows=3, help_text="One line of the address on each line.")
    opening_hours = TextBlock(required=False, rows=3, help_text="One line for each.")

    class Meta:
        label = "Contact"
        icon = "user"


class ContentBlocks(StreamBlock):
    """All that free content may hold."""

    emergency = EmergencyBlock()
    rich_text = RichTextBlock(features=RICH_TEXT_FEATURES, label="Text", icon="pilcrow")
    heading = HeadingBlock()
    inset = RichTextBlock(features=RICH_TEXT_FEATURES, label="Inset text", icon="openquote")
    warning = CharBlock(max_length=500, label="Warning", icon="warning")
    details = DetailsBlock()
    link_list = LinkListBlock()
    contact = ContactBlock()
