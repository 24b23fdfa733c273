"""A struct block that says how its editor looks, which is nothing to migrations."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BlockGroup, StructBlock

_LOOKS = ("form_layout", "form_classname", "label_format")


class LaidOutBlock(StructBlock):
    """A StructBlock whose layout may change without a migration."""

    def deconstruct(self) -> Any:
        path, args, options = super().deconstruct()
        return path, args, _without_looks(options)

    def deconstruct_with_lookup(self, lookup: Any) -> Any:
        path, args, options = super().deconstruct_with_lookup(lookup)
        return path, args, _without_looks(options)


def _without_looks(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if name not in _LOOKS}


def closed_group(*names: str, heading: str, shown: str = "") -> BlockGroup:
    """Parts that stand together and open when asked. shown: what a closed group tells of them, such as "{maps_to}"."""
    return BlockGroup(children=[*names], heading=heading, icon="cog", classname="collapsed", label_format=shown)
