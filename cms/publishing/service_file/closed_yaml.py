"""YAML as plain data with the place of every part, and nothing else that YAML can do: no tags, anchors or aliases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from cms.publishing.service_file.mistakes import Mark, Mistake, Steps

LARGEST = 1_000_000
"""Bytes of a file."""
DEEPEST = 40
"""Lists and mappings inside one another."""

_PLAIN = "tag:yaml.org,2002:"
_QUOTE = "put it in quotes"


class Unreadable(ValueError):
    """A text that is not the YAML that is read here."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(mistake.reason)


def read_closed_yaml(text: str) -> tuple[Any, Mapping[Steps, Mark]]:
    """The data of a text, and where each part begins: names by their own place, items and values by theirs.

    Raises Unreadable with its line and column.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise Unreadable(Mistake((), f"is larger than {LARGEST // 1000} kB: a service is far smaller"))
    try:
        _refuse_what_is_open(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error.problem_mark, f"is no YAML: {error.problem}. {_advice(error)}") from error
    except yaml.YAMLError as error:
        raise Unreadable(Mistake((), f"is no YAML: {error}")) from error
    marks: dict[Steps, Mark] = {(): Mark(1, 1)}
    return (None if node is None else _data(node, (), marks)), marks


def _refuse_what_is_open(text: str) -> None:
    depth, documents = 0, 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _unreadable(
                event.start_mark, "has an anchor or alias (& or *): write the text out, or put it in quotes"
            )
        tag = getattr(event, "tag", None)
        if tag:
            raise _unreadable(event.start_mark, f"has the tag {tag}: leave it out, or put the text in quotes")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _unreadable(event.start_mark, "begins a second document (---): one file holds one service")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise _unreadable(event.start_mark, f"is nested more than {DEEPEST} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _data(node: yaml.Node, steps: Steps, marks: dict[Steps, Mark]) -> Any:
    marks.setdefault(steps, _mark(node.start_mark))
    if isinstance(node, yaml.SequenceNode):
        return [_data(item, (*steps, number), marks) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key, value in node.value:
            name = _name(key)
            if name in data:
                raise _unreadable(key.start_mark, f"has “{name}” twice: keep one", (*steps, name))
            marks[(*steps, name)] = _mark(key.start_mark)
            data[name] = _data(value, (*steps, name), marks)
        return data
    return _scalar(node, steps)


def _name(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _unreadable(node.start_mark, "must have a name before the colon, not a list")
    if node.tag not in (f"{_PLAIN}str", f"{_PLAIN}merge", f"{_PLAIN}value"):
        raise _unreadable(node.start_mark, f"has the name {node.value}, which is no text to YAML: {_QUOTE}")
    return str(node.value)


def _scalar(node: yaml.Node, steps: Steps) -> Any:
    kind = node.tag.removeprefix(_PLAIN)
    if kind in ("str", "merge", "value"):
        return str(node.value)
    if kind not in ("null", "bool", "int", "float"):
        raise _unreadable(node.start_mark, f"is a {kind} to YAML: {_QUOTE}: “{node.value}”", steps)
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (ValueError, yaml.YAMLError):
        raise _unreadable(node.start_mark, f"cannot be read as a number: {_QUOTE}: “{node.value}”", steps) from None


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _unreadable(mark: Any, reason: str, steps: Steps = ()) -> Unreadable:
    place = _mark(mark) if mark is not None else Mark(0, 0)
    return Unreadable(Mistake(steps, reason, place.line, place.column))


def _advice(error: yaml.MarkedYAMLError) -> str:
    if "\\t" in str(error.problem):
        return "Use spaces at the beginning of lines, not tabs."
    return "Look at the spaces that this line and the one before begin with; put a text that holds : or # in quotes."
