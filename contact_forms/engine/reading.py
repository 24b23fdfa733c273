"""Reading the members of a JSON object, each once, with errors that name their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from contact_forms.engine.definition import Text

T = TypeVar("T")


class DefinitionError(ValueError):
    """A definition that cannot be read. path: where, such as "form.steps[2].questions[0].kind"."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class Members:
    """The members of one JSON object, each taken once. What is left at the end is an error."""

    def __init__(self, data: Any, path: str) -> None:
        if not isinstance(data, Mapping):
            raise DefinitionError(path, f"must be an object, not {shape_of(data)}")
        self.path = path
        self._left: dict[Any, Any] = dict(data)

    def string(self, name: str, default: str | None = None) -> str:
        return cast(str, self._take(name, default, str, "text in quotes"))

    def flag(self, name: str, default: bool) -> bool:
        return cast(bool, self._take(name, default, bool, "true or false"))

    def whole(self, name: str, default: int) -> int:
        value = self._take(name, default, int, "a whole number")
        if isinstance(value, bool):
            raise DefinitionError(f"{self.path}.{name}", "must be a whole number, not true or false")
        return cast(int, value)

    def choice(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.string(name, default)
        if value not in allowed:
            raise DefinitionError(f"{self.path}.{name}", f"must be one of {', '.join(filter(None, allowed))}")
        return value

    def text(self, name: str, default: Text | None = None) -> Text:
        return self.one(name, read_text, default)

    def one(self, name: str, read: Callable[[Any, str], T], default: T | None = None) -> T:
        if name not in self._left:
            if default is None:
                raise DefinitionError(f"{self.path}.{name}", "is missing")
            return default
        return read(self._left.pop(name), f"{self.path}.{name}")

    def many(self, name: str, read: Callable[[Any, str], T], *, needed: bool = False) -> tuple[T, ...]:
        if name not in self._left and not needed:
            return ()
        items = self._take(name, None, list, "a list")
        return tuple(read(item, f"{self.path}.{name}[{place}]") for place, item in enumerate(items))

    def rest(self) -> dict[str, Any]:
        """Whatever members are left, whose names only have to be texts."""
        left, self._left = self._left, {}
        for name in left:
            if not isinstance(name, str):
                raise DefinitionError(self.path, f"the name {name!r} must be text in quotes")
        return left

    def end(self) -> None:
        for name in self._left:
            raise DefinitionError(f"{self.path}.{name}", "is not a known name")

    def _take(self, name: str, default: Any, shape: type, wanted: str) -> Any:
        if name not in self._left:
            if default is None:
                raise DefinitionError(f"{self.path}.{name}", "is missing")
            return default
        value = self._left.pop(name)
        if not isinstance(value, shape):
            raise DefinitionError(f"{self.path}.{name}", f"must be {wanted}, not {shape_of(value)}")
        return value


def read_text(data: Any, path: str) -> Text:
    """A text as its pair {"en": …, "cy": …}; either may be left out."""
    members = Members(data, path)
    text = Text(members.string("en", ""), members.string("cy", ""))
    members.end()
    return text


_SHAPES = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


def shape_of(data: Any) -> str:
    """What a value is, in the words of whoever writes the file."""
    return "nothing" if data is None else _SHAPES.get(type(data), type(data).__name__)
