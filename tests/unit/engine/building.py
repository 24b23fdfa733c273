"""Short ways to write a form in a test."""

from __future__ import annotations

from dataclasses import replace
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


NEEDED_SETTINGS: dict[str, dict[str, Any]] = {
    "coded_list": {"list": "gender"},
    "declaration": {"statement": {"en": "<p>This is true.</p>", "cy": "<p>Mae hyn yn wir.</p>"}},
    "guidance": {"html": {"en": "<p>Read this.</p>", "cy": "<p>Darllenwch hwn.</p>"}},
    "hidden": {"value": "web"},
}
"""What an author must set for a kind to be of use."""


def question(key: str = "answer", kind: str = "text", **facts: Any) -> Question:
    """A question with the options that its kind needs."""
    if kind in ("radios", "select", "autocomplete"):
        facts.setdefault("options", COLOURS)
    if kind == "checkboxes":
        facts.setdefault("options", COLOURS_OR_NONE)
    if kind in NEEDED_SETTINGS:
        facts["settings"] = {**NEEDED_SETTINGS[kind], **facts.get("settings", {})}
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
    if raw is None:
        return {}
    if isinstance(raw, dict):
        found: dict[str, list[str]] = {}
        for part, inner in raw.items():
            # The radios of the ways to answer have the question's own name.
            found |= posted(asked if part == "how" else replace(asked, key=f"{asked.key}-{part}"), inner)
        return found
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
    "approximate_date": {"how": "between", "from": "2026-03-01", "to": "2026-03-05"},
    "autocomplete": "green",
    "coded_list": "GNDR_0002",
    "date_of_birth": "1990-02-28",
    "declaration": {"agree": ["yes"], "name": "Sam Example", "signed": "2026-03-30"},
    "item": {"what": "Bicycle", "serial": "X-77", "value": 45_000, "marks": "A dent.\n\nBlue bell."},
    "location": {"how": "point", "point": "51.45430, -0.97810"},
    "money": 120_050,
    "month_year": "2026-03",
    "national_insurance": "QQ123456C",
    "organisation": "Example Limited",
    "person": {"name": {"first": "Alex", "last": ""}, "description": "Tall.\nBlue coat."},
    "postcode": "RG1 1AA",
    "registration": "AB12 CDE",
    "vehicle": {"registration": "AB12 CDE", "make": "Example", "colour": "VCOL_0005"},
}
"""A good stored answer for every kind that asks."""

ASKED_KINDS = sorted(name for name, kind in KINDS.items() if kind.asks)
assert sorted(GOOD) == ASKED_KINDS, "every kind that asks has a good answer here"
