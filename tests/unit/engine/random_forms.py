"""Random forms that prove without a problem, and random answers to them, good and bad."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from contact_forms.engine import KINDS, prove
from contact_forms.engine.definition import Condition, Form, Question, Row, Step, Text
from tests.unit.engine.building import COLOURS, COLOURS_OR_NONE, exit_step

TEXTS: dict[str, list[str]] = {
    "includes": [option.value for option in COLOURS_OR_NONE],
    "radios": [option.value for option in COLOURS],
    "select": [option.value for option in COLOURS],
    "yes_no": ["yes", "no"],
    "number": ["-1", "0", "7"],
    "date": ["2020-02-29", "2026-03-30"],
    "time": ["00:00", "12:30"],
    "text": ["Apple", "pear"],
}


def _part(*known: str) -> st.SearchStrategy[str]:
    return st.sampled_from(known) | st.text(max_size=8)


def _date(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


WELL_TYPED: dict[str, list[Any]] = {
    "text": ["apple", "Pear", "plum"],
    "long_text": ["one\r\ntwo"],
    "radios": ["red", "green", "blue"],
    "select": ["red", "green", "blue"],
    "yes_no": ["yes", "no"],
    "checkboxes": [["red"], ["green", "blue"], ["red", "green"], ["none"]],
    "date": [_date("29", "February", "2020"), _date("30", "3", "2026"), _date("1", "1", "2031")],
    "time": [{"hour": "0", "minute": "00"}, {"hour": "12", "minute": "30"}, {"hour": "23", "minute": "5"}],
    "email": ["sam@example.com"],
    "phone": ["07700 900982"],
    "name": [{"first": "Sam", "last": "Example"}],
    "address": [{"line1": "1 Example Street", "town": "Reading", "postcode": "rg1 1aa"}],
    "number": ["-1", "0", "7", "1,000"],
}
BADLY_TYPED: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("text", "long_text", "radios", "select", "yes_no", "email", "phone", "number"), _part("", "101")),
    "checkboxes": st.lists(_part("red", "green", "blue", "none"), max_size=4),
    "date": st.fixed_dictionaries({"day": _part("31"), "month": _part("2"), "year": _part("26")}),
    "time": st.fixed_dictionaries({"hour": _part("24"), "minute": _part("", "0")}),
    "name": st.fixed_dictionaries({"first": _part("", "Sam"), "last": _part("")}),
    "address": st.fixed_dictionaries({"line1": _part(""), "town": _part("Reading"), "postcode": _part("RG")}),
}
LIKELY = [*KINDS, *["radios", "yes_no", "checkboxes", "number"] * 2]
"""Kinds as often as they come up: those that conditions ask about are likelier."""

TYPED: dict[str, st.SearchStrategy[Any]] = {
    kind: st.integers(0, 9).flatmap(lambda n, k=kind: BADLY_TYPED[k] if n == 9 else st.sampled_from(WELL_TYPED[k]))
    for kind in KINDS
}
"""Kind -> what somebody might type, as `building.posted` takes it; nine times in ten it is good."""

assert WELL_TYPED.keys() == BADLY_TYPED.keys() == KINDS.keys(), "every kind is typed into here"


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form of up to eight steps, whose conditions ask of earlier steps and of one another."""
    steps: list[Step] = []
    conditions: list[Condition] = []
    asked: list[Question] = []
    for place in range(draw(st.integers(2, 8))):
        only_if = ""
        if asked and draw(st.integers(0, 2)):
            only_if = f"c{place}"
            conditions.append(_condition(draw, only_if, asked, conditions))
        what = draw(st.sampled_from(["questions"] * 4 + ["guidance", "exit"])) if place else "questions"
        if what == "exit" and only_if:
            steps.append(exit_step(f"s{place}", only_if))
        elif what == "guidance":
            steps.append(Step(f"s{place}", Text("Read"), guidance=Text("<p>Read</p>"), only_if=only_if))
        else:
            kinds = draw(st.lists(st.sampled_from(LIKELY), min_size=1, max_size=2))
            questions = tuple(_question(draw, f"q{place}x{at}", kind) for at, kind in enumerate(kinds))
            steps.append(Step(f"s{place}", Text("Ask"), questions, only_if=only_if))
            asked.extend(questions)
    return Form(tuple(steps), tuple(conditions))


def _question(draw: st.DrawFn, key: str, kind: str) -> Question:
    options = COLOURS_OR_NONE if kind == "checkboxes" else COLOURS if KINDS[kind].takes_options else ()
    return Question(key, kind, Text("What?"), required=draw(st.booleans()), options=options)


def _condition(draw: st.DrawFn, name: str, asked: list[Question], named: list[Condition]) -> Condition:
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        if named and draw(st.integers(0, 3)) == 0:
            rows.append(Row(condition=draw(st.sampled_from(named)).name))
            continue
        of = draw(st.sampled_from(asked))
        operator = draw(st.sampled_from(sorted(KINDS[of.kind].operators)))
        has_value = operator not in ("answered", "not_answered")
        texts = TEXTS["includes"] if of.kind == "checkboxes" else TEXTS.get(of.kind, [])
        rows.append(Row(of.key, operator, draw(st.sampled_from(texts)) if has_value else ""))
    return Condition(name, draw(st.sampled_from(["all", "any", "none"])), tuple(rows))


provable_forms = forms().filter(lambda form: not prove(form))


@st.composite
def forms_and_typing(draw: st.DrawFn) -> tuple[Form, dict[str, Any]]:
    """A form, and what is typed for each of its questions: question key -> raw."""
    form = draw(provable_forms)
    return form, {asked.key: draw(TYPED[asked.kind]) for step in form.steps for asked in step.questions}
