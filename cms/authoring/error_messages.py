"""Every message that a form can give when an answer is wrong, in both languages, with the way to its question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext

from cms.authoring.places import block_anchor, block_at
from contact_forms.blocks import ERRORS
from contact_forms.engine import Form, Question, Step, mistakes_of, placed


@dataclass(frozen=True)
class Said:
    """One message. when: what went wrong, in words. own: the author's own wording."""

    when: str
    en: str
    cy: str
    own: bool


@dataclass(frozen=True)
class Asked:
    """A question and all that can be said about its answer. anchor: its block in the editor."""

    label: str
    anchor: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Page:
    """One step."""

    number: int
    title: str
    asked: tuple[Asked, ...]


def messages_of(form: Form, stream: list[dict[str, Any]]) -> list[Page]:
    """The messages of each step that asks. stream: the raw blocks that the form was compiled from."""
    return [
        Page(
            number,
            part.title.en or part.key,
            tuple(
                Asked(
                    question.label.en or question.key,
                    block_anchor(block_at(stream, (*path[1:], "questions", place))),
                    tuple(_said(question)),
                )
                for place, question in enumerate(part.questions)
            ),
        )
        for number, (path, part) in enumerate(placed(form), start=1)
        if isinstance(part, Step) and part.questions
    ]


def _said(question: Question) -> list[Said]:
    found: dict[tuple[str, str], Said] = {}
    for mistake in mistakes_of(question, timezone.localdate()):
        for problem in mistake.problems:
            en, cy = (_in(language, problem) for language in ("en", "cy"))
            when = ERRORS.get(problem.code, problem.code)
            found.setdefault((when, en), Said(when, en, cy, bool(problem.message.text)))
    return list(found.values())


def _in(language: str, problem: Any) -> str:
    with translation.override(language):
        words: str = problem.render(gettext, language)
    return words
