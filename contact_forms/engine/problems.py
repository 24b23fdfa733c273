"""What can be wrong with an answer, said so that the person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contact_forms.engine.messages import Message, Translate


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one answer.

    code: required, invalid, too_long, too_short, in_future, in_past, too_small, too_large, not_an_option, exclusive or
    incomplete. parts: the parts in error of a composite ("day", "postcode"), empty for a single input.
    field_id: the id of the first input in error, for the link in the error summary.
    """

    question_key: str
    code: str
    message: Message
    parts: tuple[str, ...]
    field_id: str

    def render(self, translate: Translate, language: str) -> str:
        """The message in words, the same in the summary and beside the field."""
        return self.message.render(translate, language)


class Invalid(Exception):
    """An answer that cannot be taken. `problems` holds at least one, in the order of the inputs."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{problem.question_key}: {problem.code}" for problem in self.problems))
