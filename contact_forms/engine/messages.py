"""Words the engine says to people: kept as a message and its facts, turned into a language only when shown.

A msgid is English with %(name)s places. `N_` marks it for extraction and returns it unchanged; the caller brings the
translation (`gettext` of the platform's catalogue), so the engine needs no catalogue of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from contact_forms.engine.definition import NO_TEXT, Text

Translate: TypeAlias = Callable[[str], str]


def N_(text: str) -> str:
    """Marks a text for the translators. Returns it as it is."""
    return text


def in_english(msgid: str) -> str:
    """The `Translate` that changes nothing: for English, for tests, and for what only editors read."""
    return msgid


@dataclass(frozen=True)
class Message:
    """Something to say.

    msgid: English, with %(name)s places. params: what goes in the places; a Text is shown in the reader's language and
    a Message is itself translated. text: the author's own wording; when it is there, it is said instead.
    """

    msgid: str
    params: Mapping[str, str | int | Text | Message] = field(default_factory=dict)
    text: Text = NO_TEXT

    def render(self, translate: Translate, language: str = "en") -> str:
        """In words. language: "en" or "cy", for the author's own texts; platform texts go through `translate`."""
        if self.text:
            return self.text.in_(language)
        return translate(self.msgid) % {name: _param(value, translate, language) for name, value in self.params.items()}

    def __str__(self) -> str:
        return self.render(in_english)


def _param(value: str | int | Text | Message, translate: Translate, language: str) -> str | int:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Message):
        return value.render(translate, language)
    return value
