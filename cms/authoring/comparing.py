"""Two versions of a stream of blocks, told as what an editor did: added, changed, moved, taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import FieldComparison, diff_text, text_from_html
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import Block, BooleanBlock, ChoiceBlock, ListBlock, StreamBlock, StructBlock
from wagtail.rich_text import RichText

_NAMED_BY = ("title", "label", "text", "summary", "name", "question")


@dataclass(frozen=True)
class _Part:
    """One block. above: the id of the block it stands in. heading: the way to it in words. fields: label -> text."""

    id: str
    above: str
    heading: str
    fields: dict[str, str]


NOTHING = format_html("<p>{}</p>", "Nothing that people see or that is stored.")


class StreamComparison(FieldComparison):
    """Only what differs, each block under its own name. Wagtail's own shows every block whole, changed or not."""

    def htmldiff(self) -> SafeString:
        before = {part.id: part for part in _parts(self.val_a.stream_block, self.val_a)}
        after = {part.id: part for part in _parts(self.val_b.stream_block, self.val_b)}
        moved = _moved(before, after)
        told = [
            _told(part.heading, "", _changes(before[part.id], part, moved))
            if part.id in before
            else _told(f"Added: {part.heading}", "addition", _listed(part))
            for part in after.values()
        ]
        told += [
            _told(f"Taken out: {part.heading}", "deletion", _listed(part))
            for part in before.values()
            if part.id not in after
        ]
        shown = [(part,) for part in told if part]
        return format_html_join("", "{}", shown or [(NOTHING,)])


class StreamPanel(FieldPanel):
    """A stream field whose versions are compared block by block."""

    def get_comparison_class(self) -> type[StreamComparison]:
        return StreamComparison


def _parts(block: Block, value: Any, above: str = "", way: str = "") -> Iterator[_Part]:
    for child in value if isinstance(block, StreamBlock) else value.bound_blocks:
        heading = f"{way}{child.block.label}{_name(child.value)}"
        yield _Part(str(child.id), above, heading, dict(_fields(child.block, child.value)))
        for inside, inner in _sequences(child.block, child.value):
            yield from _parts(inside, inner, str(child.id), f"{heading} › ")


def _sequences(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    """The streams and lists that stand in a block, however deep in its structs."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(child, StreamBlock | ListBlock):
                yield child, value[name]
            else:
                yield from _sequences(child, value[name])


def _fields(block: Block, value: Any, way: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if not isinstance(child, StreamBlock | ListBlock):
                yield from _fields(child, value[name], f"{way}, {child.label}" if way else str(child.label))
    else:
        yield way or str(block.label), _text(block, value)


def _text(block: Block, value: Any) -> str:
    if isinstance(value, RichText):
        words: str = text_from_html(value.source)
        return words
    if isinstance(block, BooleanBlock):
        return "Yes" if value else "No"
    if isinstance(block, ChoiceBlock):
        return str(dict(block.field.choices).get(value, value or ""))
    return "" if value is None else str(value)


def _name(value: Any) -> str:
    """What people know the block by, such as “Where did it happen?”; "" where it has no name."""
    for name in _NAMED_BY:
        named: Any = value.get(name) if isinstance(value, Mapping) else None
        named = named.get("en") if isinstance(named, Mapping) else named
        if isinstance(named, str) and named:
            return f" “{named}”"
    return ""


def _moved(before: dict[str, _Part], after: dict[str, _Part]) -> set[str]:
    """Blocks that stand in another block than before, or in another order among those they stood with before."""
    found = {part for part in after if part in before and before[part].above != after[part].above}
    stayed = [part for part in after if part in before and part not in found]
    for above in {after[part].above for part in stayed}:
        new = [part for part in stayed if after[part].above == above]
        old = [part for part in before if part in set(new)]
        still: set[str] = set()
        for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            still.update(old[match.a : match.a + match.size])
        found.update(part for part in new if part not in still)
    return found


def _changes(before: _Part, after: _Part, moved: set[str]) -> list[tuple[str, SafeString]]:
    found = [("Place", mark_safe("moved"))] if after.id in moved else []
    labels = dict.fromkeys([*before.fields, *after.fields])
    for label in labels:
        old, new = before.fields.get(label, ""), after.fields.get(label, "")
        if old != new:
            found.append((label, diff_text(old, new).to_html()))
    return found


def _listed(part: _Part) -> list[tuple[str, SafeString]]:
    return [(label, escape(text)) for label, text in part.fields.items() if text and text != "No"]


def _told(heading: str, kind: str, lines: list[tuple[str, SafeString]]) -> str:
    if not lines and not kind:
        return ""
    listed = format_html_join("", "<dt>{}</dt><dd>{}</dd>", lines)
    return format_html('<div class="comparison__child-object {}"><h3>{}</h3><dl>{}</dl></div>', kind, heading, listed)
