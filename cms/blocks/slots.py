"""Slots: places in a service for a force's own content, and what a force fills into them."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BooleanBlock, CharBlock, StreamBlock, StructBlock

from contact_forms.blocks import clean_pair, key_block, raw_pair, rich_text_pair, stable_key_block


class SlotBlock(StructBlock):
    """A named place in a service that a force may or must fill."""

    label = CharBlock(max_length=255, help_text="What forces are asked for, such as “Your local team”.")
    key = stable_key_block("label", "slot", "Suggested from the label. Forces' own content is kept under it.")
    required = BooleanBlock(
        required=False,
        label="Forces must fill it",
        help_text="A force that has not filled it stays on the release before.",
    )
    default = rich_text_pair(required=False, label="Text where a force has filled in nothing")

    class Meta:
        label = "Slot"
        icon = "placeholder"
        label_format = "{label} · {key}"


class SlotBlocks(StreamBlock):
    """The slots of a service."""

    slot = SlotBlock()


class SlotContentBlock(StructBlock):
    """What a force fills into one slot."""

    key = key_block("Slot", "The key of the slot, as the service names it.")
    text = rich_text_pair(required=False, label="Your content")

    class Meta:
        label = "Local content"
        icon = "placeholder"
        label_format = "{key}"

    def pair(self, value: Any) -> dict[str, str]:
        """The clean HTML of one filled slot: {"en", "cy"}."""
        return raw_pair(clean_pair(self.get_prep_value(value)["text"]))
