"""Random forms that prove without a problem, and random answers to them, good and bad."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from contact_forms.engine import KINDS, prove
from contact_forms.engine.conditions import OF_A_COUNT
from contact_forms.engine.definition import (
    Condition,
    Content,
    Form,
    Part,
    Question,
    Repeat,
    Row,
    Step,
    Text,
    Under,
)
from contact_forms.engine.questions.base import AGO
from tests.unit.engine.building import ASKED_KINDS, COLOURS, COLOURS_OR_NONE, NEEDED_SETTINGS, exit_step

TEXTS: dict[str, list[str]] = {
    "includes": [option.value for option in COLOURS_OR_NONE],
    "radios": [option.value for option in COLOURS],
    "select": [option.value for option in COLOURS],
    "yes_no": ["yes", "no"],
    "number": ["-1", "0", "7"],
    "date": ["2020-02-29", "2026-03-30"],
    "time": ["00:00", "12:30"],
    "text": ["Apple", "pear"],
    "organisation": ["Apple", "pear"],
    "autocomplete": [option.value for option in COLOURS],
    "coded_list": ["GNDR_0001", "GNDR_0003"],
    "money": ["0", "£7", "1,200.50"],
    "month_year": ["2020-02", "2026-04"],
    "date_of_birth": ["1980-02-29", "2026-03-30"],
    "registration": ["AB12 CDE", "q1"],
    "approximate_date": ["exact", "between", "unknown"],
    "location": ["address", "postcode", "description", "point"],
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
    "approximate_date": [
        {"how": "exact", "day": _date("29", "2", "2020")},
        {"how": "between", "from": _date("1", "3", "2026"), "to": _date("1", "3", "2026")},
        {"how": "unknown"},
    ],
    "autocomplete": ["red", "green", "blue"],
    "coded_list": ["GNDR_0001", "GNDR_0004"],
    "date_of_birth": [_date("29", "February", "1980"), _date("30", "3", "2026")],
    "declaration": [{"agree": ["yes"], "name": "Sam Example"}],
    "item": [{"what": "Bicycle", "value": "£1,200.50"}],
    "location": [
        {"how": "address", "address": {"line1": "1 Example Street", "town": "Reading"}},
        {"how": "postcode", "postcode": "rg11aa"},
        {"how": "description", "description": "By the bridge"},
        {"how": "point", "point": "51.45, -0.97"},
    ],
    "money": ["0", "£7", "1,200.50"],
    "month_year": [{"month": "Mawrth", "year": "2026"}, {"month": "2", "year": "2020"}],
    "national_insurance": ["qq 12 34 56 c"],
    "organisation": ["Apple", "pear"],
    "person": [{"name": {"first": "Alex"}}, {"description": "Tall"}],
    "postcode": ["rg1 1aa"],
    "registration": ["ab12cde", "ABI2 CDO", "Q1"],
    "vehicle": [{"registration": "ab12 cde", "colour": "VCOL_0001"}, {"make": "Example"}],
}
BADLY_TYPED: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("text", "long_text", "radios", "select", "yes_no", "email", "phone", "number"), _part("", "101")),
    "checkboxes": st.lists(_part("red", "green", "blue", "none"), max_size=4),
    "date": st.fixed_dictionaries({"day": _part("31"), "month": _part("2"), "year": _part("26")}),
    "time": st.fixed_dictionaries({"hour": _part("24"), "minute": _part("", "0")}),
    "name": st.fixed_dictionaries({"first": _part("", "Sam"), "last": _part("")}),
    "address": st.fixed_dictionaries({"line1": _part(""), "town": _part("Reading"), "postcode": _part("RG")}),
    **dict.fromkeys(
        ("autocomplete", "coded_list", "money", "national_insurance", "organisation", "postcode", "registration"),
        _part("", "12"),
    ),
    **dict.fromkeys(("date_of_birth", "month_year"), st.fixed_dictionaries({"month": _part("2"), "year": _part("26")})),
    "approximate_date": st.fixed_dictionaries(
        {
            "how": _part("exact", "between"),
            "from": st.just(_date("2", "2", "2026")),
            "to": st.just(_date("1", "2", "2026")),
            "day": st.fixed_dictionaries({"day": _part("31")}),
        }
    ),
    "declaration": st.fixed_dictionaries({"agree": st.lists(_part("yes"), max_size=2), "name": _part("")}),
    "item": st.fixed_dictionaries({"what": _part(""), "value": _part("-1"), "marks": _part("")}),
    "location": st.fixed_dictionaries(
        {"how": _part("point", "postcode"), "point": _part("0,0"), "postcode": _part("")}
    ),
    "person": st.fixed_dictionaries({"name": st.fixed_dictionaries({"first": _part("")}), "description": _part("")}),
    "vehicle": st.fixed_dictionaries({"registration": _part("$"), "colour": _part("VCOL_0001"), "make": _part("")}),
}
LIKELY = [*ASKED_KINDS, *["radios", "yes_no", "checkboxes", "number"] * 2]
"""Kinds as often as they come up: those that conditions ask about are likelier."""

TYPED: dict[str, st.SearchStrategy[Any]] = {
    kind: st.integers(0, 9).flatmap(lambda n, k=kind: BADLY_TYPED[k] if n == 9 else st.sampled_from(WELL_TYPED[k]))
    for kind in ASKED_KINDS
}
"""Kind -> what somebody might type, as `building.posted` takes it; nine times in ten it is good."""

assert sorted(WELL_TYPED) == sorted(BADLY_TYPED) == ASKED_KINDS, "every kind is typed into here"


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form of up to eight parts, some of them repeats, whose conditions ask of what was asked before and of one
    another. Some have a task list."""
    parts: list[Part] = []
    conditions: list[Condition] = []
    of_items: list[Condition] = []
    asked: list[Question | Repeat] = []
    has_tasks = draw(st.integers(0, 2)) == 0
    for place in range(draw(st.integers(2, 8))):
        only_if = ""
        if asked and draw(st.integers(0, 2)):
            only_if = f"c{place}"
            conditions.append(_condition(draw, only_if, asked, conditions))
        what = draw(st.sampled_from(["questions"] * 4 + ["guidance", "exit", "repeat"])) if place else "questions"
        section = Text(f"Part {place // 2}") if has_tasks and place > 1 else Text("")
        if what == "exit" and only_if:
            parts.append(exit_step(f"s{place}", only_if))
        elif what == "guidance":
            parts.append(
                Step(f"s{place}", Text("Read"), guidance=Text("<p>Read</p>"), only_if=only_if, section=section)
            )
        elif what == "repeat":
            repeat = _repeat(draw, place, only_if, section, asked, conditions, of_items)
            parts.append(repeat)
            asked.append(repeat)
        else:
            questions = _questions(draw, f"q{place}")
            content = _content(draw, f"g{place}", asked, conditions)
            parts.append(Step(f"s{place}", Text("Ask"), questions, only_if=only_if, section=section, content=content))
            asked.extend(questions)
    return Form(tuple(parts), (*conditions, *of_items), task_list=has_tasks)


def _questions(draw: st.DrawFn, prefix: str) -> tuple[Question, ...]:
    kinds = draw(st.lists(st.sampled_from(LIKELY), min_size=1, max_size=2))
    questions = tuple(_question(draw, f"{prefix}x{at}", kind) for at, kind in enumerate(kinds))
    return _under_a_choice(draw, questions)


def _question(draw: st.DrawFn, key: str, kind: str) -> Question:
    options = COLOURS_OR_NONE if kind == "checkboxes" else COLOURS if KINDS[kind].takes_options else ()
    settings = NEEDED_SETTINGS.get(kind, {})
    return Question(key, kind, Text("What?"), required=draw(st.booleans()), options=options, settings=settings)


def _under_a_choice(draw: st.DrawFn, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Now and then the second question of a step stands under a choice of the first."""
    choices = KINDS[questions[0].kind].revealing(questions[0])
    if len(questions) < 2 or not choices or draw(st.booleans()):
        return questions
    first, second = questions
    return (first, replace(second, under=Under(first.key, draw(st.sampled_from(choices)))))


def _content(
    draw: st.DrawFn, name: str, asked: list[Question | Repeat], conditions: list[Condition]
) -> tuple[Content, ...]:
    if not asked or draw(st.integers(0, 4)):
        return ()
    conditions.append(_condition(draw, name, asked, conditions))
    return (Content(Text("<p>Only you read this.</p>"), name),)


def _repeat(
    draw: st.DrawFn,
    place: int,
    only_if: str,
    section: Text,
    asked: list[Question | Repeat],
    conditions: list[Condition],
    of_items: list[Condition],
) -> Repeat:
    """Its steps may ask about one another and about what came before; nothing after it asks about them, so their
    conditions go among those of items."""
    known, named = list(asked), list(conditions)
    steps: list[Step] = []
    for at in range(draw(st.integers(1, 2))):
        inner = ""
        if known and at and draw(st.booleans()):
            inner = f"c{place}x{at}"
            named.append(_condition(draw, inner, known, named))
            of_items.append(named[-1])
        if at and not draw(st.integers(0, 5)) and inner:
            steps.append(exit_step(f"s{place}x{at}", inner))
            continue
        questions = _questions(draw, f"q{place}x{at}")
        steps.append(Step(f"s{place}x{at}", Text("Ask"), questions, only_if=inner))
        known.extend(questions)
    return Repeat(
        f"s{place}",
        Text("Things"),
        Text(f"thing of {place}", f"peth {place}"),
        tuple(steps),
        at_least=draw(st.integers(0, 2)),
        at_most=draw(st.integers(2, 4)),
        only_if=only_if,
        section=section,
        ask=Text("Was there one?"),
    )


def _condition(draw: st.DrawFn, name: str, asked: list[Question | Repeat], named: list[Condition]) -> Condition:
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        if named and draw(st.integers(0, 3)) == 0:
            rows.append(Row(condition=draw(st.sampled_from(named)).name))
            continue
        of = draw(st.sampled_from(asked))
        if isinstance(of, Repeat):
            rows.append(Row(of.key, draw(st.sampled_from(sorted(OF_A_COUNT))), draw(st.sampled_from(["0", "1", "2"]))))
            continue
        operator = draw(st.sampled_from(sorted(KINDS[of.kind].operators)))
        rows.append(Row(of.key, operator, draw(st.sampled_from(_texts(of.kind, operator)))))
    return Condition(name, draw(st.sampled_from(["all", "any", "none"])), tuple(rows))


def _texts(kind: str, operator: str) -> list[str]:
    if operator in ("answered", "not_answered"):
        return [""]
    if operator in AGO:
        return ["0", "14", "2000"]
    if operator == "contains":
        return ["app", "P", "one"]
    return TEXTS["includes"] if kind == "checkboxes" else TEXTS[kind]


provable_forms = forms().filter(lambda form: not prove(form))


@st.composite
def forms_and_typing(draw: st.DrawFn) -> tuple[Form, dict[str, Any]]:
    """A form, and what is typed for each of its questions: question key -> raw. For a question of a repeat it is typed
    of every item; under the repeat's own key stands how many items the person has."""
    form = draw(provable_forms)
    typed = {asked.key: draw(TYPED[asked.kind]) for step in form.every_step for asked in step.questions}
    return form, typed | {repeat.key: draw(st.integers(0, 5)) for repeat in form.repeats}
