"""Blocks of pages: guidance in both languages, free content in one, slots. Blocks of forms are in contact_forms."""

from cms.blocks.clocks import ClockBlocks, clocks_of, raw_clocks
from cms.blocks.content import ContentBlocks
from cms.blocks.guidance import GuidanceBlocks
from cms.blocks.slots import SlotBlock, SlotBlocks, SlotContentBlock

__all__ = [
    "ClockBlocks",
    "ContentBlocks",
    "GuidanceBlocks",
    "SlotBlock",
    "SlotBlocks",
    "SlotContentBlock",
    "clocks_of",
    "raw_clocks",
]
