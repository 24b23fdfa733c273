"""The settings that an author gives a question, and what makes one unsuitable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from contact_forms.engine.definition import NO_TEXT, Text
from contact_forms.engine.messages import Message


@dataclass(frozen=True)
class Setting:
    """One setting. `default` counts where the author says nothing; `wanted` tells the author what it must be."""

    default: Any
    wanted: str

    def suits(self, value: Any) -> bool:
        raise NotImplementedError


@dataclass(frozen=True)
class Flag(Setting):
    """True or false."""

    default: bool = False
    wanted: str = "true or false"

    def suits(self, value: Any) -> bool:
        return isinstance(value, bool)


@dataclass(frozen=True)
class Whole(Setting):
    """A whole number from `least` to `most`."""

    default: int | None = None
    wanted: str = "a whole number"
    least: int = 0
    most: int = 1_000_000_000

    def suits(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most


@dataclass(frozen=True)
class Amount(Setting):
    """A number, whole or with decimals (as a number or as text)."""

    default: Decimal | None = None
    wanted: str = "a number"

    def suits(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return False
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return False
        return number.is_finite() and abs(number) < 10**15


@dataclass(frozen=True)
class OneOf(Setting):
    """One of a few words."""

    default: str = ""
    wanted: str = "one of the known words"
    words: tuple[str, ...] = ()

    def suits(self, value: Any) -> bool:
        return value in self.words


@dataclass(frozen=True)
class Day(Setting):
    """A date as year, month and day: "2020-01-31"."""

    default: str = ""
    wanted: str = "a date such as “2020-01-31”"

    def suits(self, value: Any) -> bool:
        if not isinstance(value, str):
            return False
        try:
            return date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False


@dataclass(frozen=True)
class SomeOf(Setting):
    """A list of some of the words, each once; the order says nothing."""

    default: tuple[str, ...] = ()
    wanted: str = "a list of known words"
    words: tuple[str, ...] = ()

    def suits(self, value: Any) -> bool:
        return (
            isinstance(value, list | tuple)
            and all(isinstance(word, str) and word in self.words for word in value)
            and len(set(value)) == len(value)
        )


@dataclass(frozen=True)
class Pair(Setting):
    """A public text in English and Welsh: {"en": …, "cy": …}. html: clean HTML rather than plain text."""

    default: Mapping[str, str] = field(default_factory=dict)
    wanted: str = "a text in English and Welsh"
    html: bool = False

    def suits(self, value: Any) -> bool:
        return (
            isinstance(value, Mapping)
            and value.keys() <= {"en", "cy"}
            and all(isinstance(text, str) for text in value.values())
            and (bool(value.get("en", "").strip()) or not value.get("cy", "").strip())
        )


@dataclass(frozen=True)
class Words(Setting):
    """A line of plain text."""

    default: str = ""
    wanted: str = "a text"
    longest: int = 500

    def suits(self, value: Any) -> bool:
        return isinstance(value, str) and len(value) <= self.longest


@dataclass(frozen=True)
class Keys(Setting):
    """Keys of questions asked before this one."""

    default: tuple[str, ...] = ()
    wanted: str = "a list of keys of questions"

    def suits(self, value: Any) -> bool:
        return isinstance(value, list | tuple) and all(isinstance(key, str) and key for key in value)


def text_of(value: Any) -> Text:
    """The text of a `Pair` setting."""
    return Text(value.get("en", ""), value.get("cy", "")) if isinstance(value, Mapping) else NO_TEXT


def unsuitable_settings(known: Mapping[str, Setting], given: Mapping[str, Any]) -> list[Message]:
    """What is wrong with the settings of a question: unknown names and values that do not suit."""
    found: list[Message] = []
    for name, value in given.items():
        if name not in known:
            message = Message("This kind of question has no setting “%(name)s”.", {"name": name})
        elif not known[name].suits(value):
            message = Message(
                "The setting “%(name)s” must be %(wanted)s.", {"name": name, "wanted": known[name].wanted}
            )
        else:
            continue
        found.append(message)
    return found
