"""The steps and questions of a form wherever they stand, and what two parts have in common besides their words.

Both read the dataclasses themselves, so that a part that a form may have one day is seen without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from contact_forms.engine.definition import Condition, Form, Question, Step, Text


@dataclass(frozen=True)
class Found:
    """A step or question. around: what encloses it besides the form or its step, without words."""

    part: Any
    around: tuple[Any, ...]


def steps_of(form: Form) -> dict[str, Found]:
    """Key -> step, in order, those inside other parts of the form too. A key that stands twice is its first."""
    found: dict[str, Found] = {}
    for one in _inside(form, Step, ()):
        found.setdefault(one.part.key, one)
    return found


def questions_of(step: Step) -> dict[str, Found]:
    """Key -> question of one step, in order."""
    found: dict[str, Found] = {}
    for one in _inside(step, Question, ()):
        found.setdefault(one.part.key, one)
    return found


def _inside(whole: Any, wanted: type[Step] | type[Question], around: tuple[Any, ...]) -> Iterator[Found]:
    for name, value in _members(whole):
        for item in _listed(value):
            if isinstance(item, wanted):
                yield Found(item, around)
                yield from _inside(item, wanted, (*around, (name, item.key)))
            elif is_dataclass(item) and not isinstance(item, Step | Text | Condition):
                yield from _inside(item, wanted, (*around, (name, wordless(item))))


def _members(whole: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(whole):
        yield field.name, getattr(whole, field.name)


def _listed(value: Any) -> tuple[Any, ...]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def wordless(value: Any) -> Any:
    """A value without its public texts; a step or question in it is only its key. Two parts that are the same without
    words differ in wording alone."""
    if isinstance(value, Text) or _is_pair(value):
        return "words"
    if isinstance(value, Step | Question):
        return type(value).__name__, value.key
    if is_dataclass(value):
        return type(value).__name__, tuple((name, wordless(part)) for name, part in _members(value))
    if isinstance(value, Mapping):
        return tuple(sorted(((str(name), wordless(part)) for name, part in value.items()), key=repr))
    if isinstance(value, tuple | list):
        return tuple(wordless(part) for part in value)
    return value


def _is_pair(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and value.keys() <= {"en", "cy"}


def names_used(form: Form) -> set[str]:
    """Every short text in a form, but for conditions and the fields named `only_if`: where a condition may be named."""
    return set(_names(form))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _names(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _names(part)
    elif is_dataclass(value) and not isinstance(value, Text | Condition):
        for name, part in _members(value):
            if name not in ("only_if", "key", "kind", "maps_to", "value", "code"):
                yield from _names(part)
