"""A reason why a form cannot be published, with its place in the definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from contact_forms.engine.definition import Form, Part, Repeat
from contact_forms.engine.messages import Message

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class FormProblem:
    """One thing wrong with a form, said to its author.

    path: where in the definition, such as ("steps", 2, "questions", 0, "options"). message: plain English; `str` of it
    is the sentence. step_key, question_key, condition_name: what it is about, "" where it is not about one.
    """

    path: Path
    message: Message
    step_key: str = ""
    question_key: str = ""
    condition_name: str = ""

    def __str__(self) -> str:
        return str(self.message)


def placed(form: Form) -> Iterator[tuple[Path, Part]]:
    """Every step and repeat with its place, the steps of a repeat after it."""
    for place, part in enumerate(form.steps):
        path: Path = ("steps", place)
        yield path, part
        if isinstance(part, Repeat):
            for at, step in enumerate(part.steps):
                yield (*path, "steps", at), step
