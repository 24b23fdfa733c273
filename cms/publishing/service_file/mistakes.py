"""What is wrong in a service file, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Steps = tuple[str | int, ...]
"""The way to a part of a file: ("form", "steps", 2, "key")."""

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True)
class Mistake:
    """One mistake. reason: what is wrong and what to write instead. line, column: from 1; 0 where not known."""

    steps: Steps
    reason: str
    line: int = 0
    column: int = 0

    @property
    def place(self) -> str:
        """The way to it in words: "form.steps[2].key"; "" for the file as a whole."""
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps).lstrip(".")


@dataclass(frozen=True)
class Mark:
    """Where a part begins in its file, from 1."""

    line: int
    column: int


Marks = Mapping[Steps, Mark]


class ServiceFileError(ValueError):
    """A service file that cannot be taken. file: its name. mistakes: at least one, in the order of the file."""

    def __init__(self, file: Path | str, mistakes: Sequence[Mistake]) -> None:
        self.file = str(file)
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.lines()))

    @property
    def place(self) -> str:
        """The place of the first mistake."""
        return self.mistakes[0].place

    def lines(self) -> list[str]:
        """A line for each mistake: file, line, column, place, what to write."""
        return [
            ": ".join(
                part
                for part in (
                    f"{self.file}:{each.line}:{each.column}" if each.line else self.file,
                    each.place,
                    each.reason,
                )
                if part
            )
            for each in self.mistakes
        ]


def located(mistakes: Iterable[Mistake], marks: Marks) -> list[Mistake]:
    """The same mistakes with their lines, in the order of the file. One in a part that is missing stands at what it is
    missing from."""
    found = []
    for each in mistakes:
        steps = each.steps
        while steps and steps not in marks:
            steps = steps[:-1]
        mark = marks.get(steps, Mark(0, 0))
        found.append(Mistake(each.steps, each.reason, mark.line, mark.column))
    return sorted(dict.fromkeys(found), key=lambda each: (each.line, each.column))


def steps_of_path(path: str) -> Steps:
    """The way to a part from its words: "form.steps[2].key"."""
    return tuple(int(number) if number else name for name, number in _PART.findall(path))
