"""Short ways to write a form in a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from contact_forms.engine.definition import Condition, Exit, Form, Option, Question, Row, Step, Text
from contact_forms.engine.questions import KINDS, Raw

TODAY = date(2026, 3, 30)

COLOURS = (
    Option("red", Text("Red", "Coch"), code="COLR_0001"),
    Option("green", Text("Green", "Gwyrdd"), risk="urgent"),
    Option("blue", Text("Blue")),
)
COLOURS_OR_NONE = (*COLOURS, Option("none", Text("None of these", "Dim un o'r rhain"), exclusive=True))


def question(key: str = "answer", kind: str = "text", **facts: Any) -> Question:
    """A question with the options that its kind needs."""
    if kind in ("radios", "select"):
        facts.setdefault("options", COLOURS)
    if kind == "checkboxes":
        facts.setdefault("options", COLOURS_OR_NONE)
    return Question(key, kind, facts.pop("label", Text("What is it?", "Beth yw e?")), **facts)


def step(key: str, *questions: Question, **facts: Any) -> Step:
    """A step that asks."""
    return Step(key, Text(key.capitalize()), questions, **facts)


def exit_step(key: str, only_if: str = "") -> Step:
    """A step that ends the journey."""
    return Step(key, Text("Stop"), only_if=only_if, exit=Exit(Text("Stop here"), Text("<p>Call 101.</p>")))


def condition(name: str, *rows: tuple[str, str, str] | str, match: Any = "all") -> Condition:
    """A condition of (question, operator, value) rows and names of other conditions."""
    return Condition(name, match, tuple(Row(condition=row) if isinstance(row, str) else Row(*row) for row in rows))


def form(*steps: Step, conditions: tuple[Condition, ...] = ()) -> Form:
    """A form."""
    return Form(steps, conditions)


def posted(asked: Question, raw: Raw) -> dict[str, list[str]]:
    """What a browser posts when the inputs of a question hold this."""
    if isinstance(raw, dict):
        return {f"{asked.key}-{part}": [text] for part, text in raw.items()}
    return {asked.key: raw if isinstance(raw, list) else [raw]}


GOOD: dict[str, Any] = {
    "text": "Blue bicycle",
    "long_text": "It was here.\n\nThen it was gone.",
    "radios": "green",
    "select": "blue",
    "yes_no": "yes",
    "checkboxes": ["red", "blue"],
    "date": "2026-03-05",
    "time": "09:05",
    "email": "sam@example.com",
    "phone": "+447700900982",
    "name": {"first": "Sam", "last": "Example"},
    "address": {"line1": "1 Example Street", "line2": "", "town": "Reading", "county": "", "postcode": "RG1 1AA"},
    "number": 12,
}
"""A good stored answer for every kind."""

assert GOOD.keys() == KINDS.keys(), "every kind has a good answer here"
