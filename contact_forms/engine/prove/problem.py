"""A reason why a form cannot be published, with its place in the definition."""

from __future__ import annotations

from dataclasses import dataclass

from contact_forms.engine.messages import Message


@dataclass(frozen=True)
class FormProblem:
    """One thing wrong with a form, said to its author.

    path: where in the definition, such as ("steps", 2, "questions", 0, "options"). message: plain English; `str` of it
    is the sentence. step_key, question_key, condition_name: what it is about, "" where it is not about one.
    """

    path: tuple[str | int, ...]
    message: Message
    step_key: str = ""
    question_key: str = ""
    condition_name: str = ""

    def __str__(self) -> str:
        return str(self.message)
