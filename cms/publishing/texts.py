"""Every public text of a service in both languages, wherever it stands: found by the blocks, not by a list.

A text's place outlives edits: the name of its field, or the ids of the blocks it stands in. Moving a block, or what
stands around it, changes nothing about it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

from contact_forms.blocks import clean_pair, pair_of
from contact_forms.engine.definition import Text

if TYPE_CHECKING:
    from cms.models.library import ServicePage

SEPARATOR = "/"


@dataclass(frozen=True)
class PageText:
    """One public text of a service page.

    place: names it for good, such as "title" or "form/<block>/questions/<block>/label". where: the same in an editor's
    words. text: as the public gets it, HTML clean. raw: as the editor holds it. html: whether it is rich text.
    longest: how many characters the Welsh may have; 0 for no limit.
    """

    place: str
    where: str
    text: Text
    raw: Text
    html: bool
    longest: int = 0


def texts_of(page: ServicePage) -> list[PageText]:
    """Every text of a draft that has English or Welsh, in the order of the editor: fields first, then streams."""
    found = [*_fields(page)]
    for name, block in _streams(page).items():
        raw = getattr(page, name).get_prep_value()
        found += _inside(block, raw, (name,), (capfirst(page._meta.get_field(name).verbose_name),))
    return [text for text in found if text.raw.en or text.raw.cy]


def put_welsh(page: ServicePage, welsh: Mapping[str, str]) -> None:
    """Put Welsh texts (place -> raw text) into a draft, without saving it. Places that are not there are left out."""
    for name in _paired_fields(page):
        if name in welsh:
            setattr(page, f"{name}_cy", welsh[name])
    for name, block in _streams(page).items():
        own = {place: text for place, text in welsh.items() if place.startswith(name + SEPARATOR)}
        if own:
            raw = copy.deepcopy(getattr(page, name).get_prep_value())
            for place, pair in _pairs(block, raw, (name,)):
                if place in own:
                    pair["cy"] = own[place]
            setattr(page, name, raw)


def _paired_fields(page: ServicePage) -> dict[str, bool]:
    """Name of the English field -> whether it is rich text, for every field with a Welsh one beside it."""
    names = [field.name for field in page._meta.concrete_fields]
    return {
        name: isinstance(page._meta.get_field(name), RichTextField)
        for name in (each.removesuffix("_cy") for each in names if each.endswith("_cy"))
        if name in names
    }


def _streams(page: ServicePage) -> dict[str, StreamBlock]:
    return {field.name: field.stream_block for field in page._meta.concrete_fields if isinstance(field, StreamField)}


def _fields(page: ServicePage) -> Iterator[PageText]:
    for name, is_html in _paired_fields(page).items():
        raw = Text(getattr(page, name) or "", getattr(page, f"{name}_cy") or "")
        where = capfirst(page._meta.get_field(name).verbose_name)
        longest = page._meta.get_field(f"{name}_cy").max_length or 0
        yield _text(name, where, {"en": raw.en, "cy": raw.cy}, html=is_html, longest=longest)


def _text(place: str, where: str, pair: Mapping[str, Any], *, html: bool, longest: int) -> PageText:
    raw = Text(pair.get("en") or "", pair.get("cy") or "")
    return PageText(place, where, clean_pair(pair) if html else pair_of(pair), raw, html, longest)


def _is_pair(block: Block) -> bool:
    return isinstance(block, StructBlock) and set(block.child_blocks) == {"en", "cy"}


def _inside(block: Block, raw: Any, place: tuple[str, ...], where: tuple[str, ...]) -> Iterator[PageText]:
    if _is_pair(block):
        is_html = isinstance(block.child_blocks["en"], RichTextBlock)
        longest = getattr(block.child_blocks["cy"].field, "max_length", None) or 0
        yield _text(SEPARATOR.join(place), " › ".join(where), raw or {}, html=is_html, longest=longest)
        return
    for name, child, value in _children(block, raw):
        words = _named(child, value, name) if isinstance(block, StreamBlock | ListBlock) else str(child.label)
        yield from _inside(child, value, (*place, name), (*where, words))


def _pairs(block: Block, raw: Any, place: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pairs of a raw value themselves, to be written to."""
    if _is_pair(block):
        if isinstance(raw, dict):
            yield SEPARATOR.join(place), raw
        return
    for name, child, value in _children(block, raw):
        yield from _pairs(child, value, (*place, name))


def _children(block: Block, raw: Any) -> Iterator[tuple[str, Block, Any]]:
    """Name or id, block and raw value of what stands in a raw value. Blocks made before ids were kept go by number."""
    if isinstance(block, StreamBlock | ListBlock):
        for number, item in enumerate(raw or []):
            child = block.child_blocks.get(item["type"]) if isinstance(block, StreamBlock) else block.child_block
            if child is not None:
                yield str(item.get("id") or number), child, item["value"]
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield name, child, (raw or {}).get(name)


def _named(block: Block, value: Any, name: str) -> str:
    """An item of a list in words: what it is, and its key where it has one."""
    key = next((value[each] for each in ("key", "value", "code", "name") if value.get(each)), "") if value else ""
    return f"{block.label} “{key}”" if key and isinstance(value, dict) else str(block.label)
