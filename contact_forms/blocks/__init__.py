"""Blocks in which a form is written, and the way from them to the engine's form and back."""

from contact_forms.blocks.clean_html import clean_html, clean_pair, with_welsh_paths
from contact_forms.blocks.compile import FormDraft, compile_form, draft_of
from contact_forms.blocks.condition import OPERATORS, conditions_block
from contact_forms.blocks.key import BlockKey, key_block, keys_in, stable_key_block
from contact_forms.blocks.pair import RICH_TEXT_FEATURES, pair_of, raw_pair, rich_text_pair, text_pair
from contact_forms.blocks.question import ERRORS
from contact_forms.blocks.raw import block_id, items_of, raw_items
from contact_forms.blocks.repeat import form_block

__all__ = [
    "ERRORS",
    "OPERATORS",
    "RICH_TEXT_FEATURES",
    "BlockKey",
    "FormDraft",
    "block_id",
    "clean_html",
    "clean_pair",
    "compile_form",
    "conditions_block",
    "draft_of",
    "form_block",
    "items_of",
    "key_block",
    "keys_in",
    "pair_of",
    "raw_items",
    "raw_pair",
    "rich_text_pair",
    "stable_key_block",
    "text_pair",
    "with_welsh_paths",
]
