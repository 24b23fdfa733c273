"""Which template shows what. Found from the documents' own types, and checked when this room is imported.

A new kind of document, block or field without its template, or a template without its type, is an ImportError that
names the file to write: nothing waits for a visitor to find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from govuk_theme.documents import AnyDocument, Block, Field


class MissingTemplate(ImportError):
    """A type has no template, two templates, or a template has no type."""


class UnknownKind(LookupError):
    """No document of this kind is known to the theme."""


def _names(union: Any, discriminator: str) -> list[str]:
    """The discriminator values of an annotated union of models, such as "home", "section", …"""
    return [model.model_fields[discriminator].default for model in get_args(get_args(union)[0])]


def register(names: Iterable[str], folders: Iterable[str], available: Iterable[str]) -> Mapping[str, str]:
    """Name -> the one template `<folder>/<name>.jinja` among `available`. Raises MissingTemplate.

    A template whose name begins with "_" is a part of others and belongs to no type.
    """
    found = set(available)
    folders = tuple(folders)
    templates: dict[str, str] = {}
    for name in names:
        candidates = [f"{folder}/{name}.jinja" for folder in folders]
        present = [candidate for candidate in candidates if candidate in found]
        if len(present) != 1:
            raise MissingTemplate(
                f"'{name}' needs exactly one template, {' or '.join(candidates)} in govuk_theme/jinja2; "
                f"found {len(present)}"
            )
        templates[name] = present[0]
    strays = {t for t in found if t.startswith(tuple(f"{f}/" for f in folders)) and "/_" not in t} - {
        *templates.values()
    }
    if strays:
        raise MissingTemplate(f"no document, block or field is shown by {', '.join(sorted(strays))}")
    return MappingProxyType(templates)


def document_templates(available: Iterable[str]) -> Mapping[str, str]:
    """Kind of document -> template."""
    return register(_names(AnyDocument, "kind"), ("pages", "steps"), available)


def block_templates(available: Iterable[str]) -> Mapping[str, str]:
    """Type of block -> template."""
    return register(_names(Block, "type"), ("blocks",), available)


def field_templates(available: Iterable[str]) -> Mapping[str, str]:
    """Type of field -> template."""
    return register(_names(Field, "type"), ("components",), available)
