"""Guidance of a service: blocks that are written once, in English and Welsh."""

from __future__ import annotations

from wagtail.blocks import StaticBlock, StreamBlock, StructBlock

from contact_forms.blocks import rich_text_pair, text_pair


class PairRichTextBlock(StructBlock):
    """Paragraphs, lists and links."""

    html = rich_text_pair(label="Text")

    class Meta:
        label = "Text"
        icon = "pilcrow"
        description = "Paragraphs, lists, links and bold"
        preview_value = {"html": {"en": "<p>You can report this online at any time.</p>", "cy": ""}}


class PairHeadingBlock(StructBlock):
    """A heading."""

    text = text_pair(label="Heading")

    class Meta:
        label = "Heading"
        icon = "title"
        description = "A heading above the text that follows"
        preview_value = {"text": {"en": "Before you start", "cy": "Cyn i chi ddechrau"}}


class PairInsetBlock(StructBlock):
    """Inset text."""

    html = rich_text_pair(label="Text")

    class Meta:
        label = "Inset text"
        icon = "openquote"
        description = "Text that stands out from what is around it"
        preview_value = {"html": {"en": "<p>It takes 8 weeks to reply.</p>", "cy": ""}}


class PairWarningBlock(StructBlock):
    """Warning text."""

    text = text_pair(max_length=500, label="Warning")

    class Meta:
        label = "Warning"
        icon = "warning"
        description = "Something bad that happens if people do not act"
        preview_value = {"text": {"en": "You can be fined if you do not report it within 24 hours.", "cy": ""}}


class PairDetailsBlock(StructBlock):
    """Text that opens when asked for."""

    summary = text_pair(label="Link that opens it")
    html = rich_text_pair(label="Text")

    class Meta:
        label = "Details"
        icon = "collapse-down"
        description = "Text that only some people need, and open when they do"
        preview_value = {
            "summary": {"en": "Other ways to tell us", "cy": ""},
            "html": {"en": "<p>Call 101 at any time.</p>", "cy": ""},
        }


class EmergencyBlock(StaticBlock):
    """Call 999."""

    class Meta:
        label = "Emergency help"
        icon = "warning"
        admin_text = "When to call 999 and 101, with the textphone numbers. The words are the same on every site."
        description = "When to call 999 and 101"


class GuidanceBlocks(StreamBlock):
    """All that guidance may hold."""

    emergency = EmergencyBlock()
    rich_text = PairRichTextBlock()
    heading = PairHeadingBlock()
    inset = PairInsetBlock()
    warning = PairWarningBlock()
    details = PairDetailsBlock()
