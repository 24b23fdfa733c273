"""A date that must not be before another: said on the same page, on a later one, and in each item of a repeat."""

from __future__ import annotations

import pytest

from contact_forms.engine import accept_step, form_from_json, form_to_json, prove, walk
from contact_forms.engine.definition import Form, Repeat, Text
from tests.unit.engine.building import TODAY, form, question, step

FIRST = question("first", "date", required=False)
LAST = question("last", "date", not_before="first")
BAD = {"last-day": ["4"], "last-month": ["3"], "last-year": ["2026"]}


def test_an_earlier_date_is_refused_in_words_that_name_the_other() -> None:
    asked = form(step("a", FIRST), step("b", LAST))
    where = walk(asked, {"first": "2026-03-05"}, TODAY)
    (problem,) = accept_step(asked, asked.every_step[1], BAD, TODAY, where.answers).problems
    assert problem.code == "too_small" and "must be 5 March 2026 or later" in problem.render(str, "en")
    assert not accept_step(asked, asked.every_step[1], BAD, TODAY, {"first": "2026-03-04"}).problems
    assert not accept_step(asked, asked.every_step[1], BAD, TODAY, {"first": None}).problems


def test_both_may_stand_on_one_page() -> None:
    asked = form(step("a", FIRST, LAST))
    first = {"first-day": ["5"], "first-month": ["3"], "first-year": ["2026"]}
    assert [problem.field_id for problem in accept_step(asked, asked.every_step[0], first | BAD, TODAY).problems] == [
        "last-day"
    ]


def test_when_the_other_is_changed_the_date_is_asked_again() -> None:
    asked = form(step("a", FIRST), step("b", LAST))
    assert walk(asked, {"first": "2026-03-05", "last": "2026-03-05"}, TODAY).complete
    again = walk(asked, {"first": "2026-03-06", "last": "2026-03-05"}, TODAY)
    assert again.current is asked.every_step[1]


def test_in_a_repeat_it_is_the_date_of_the_same_item() -> None:
    asked = Form((Repeat("r", Text("R"), Text("r"), (step("a", FIRST), step("b", LAST))),))
    answers = {"@r": 2, "@r--done": True, "first--1": "2026-03-05", "last--1": "2026-03-05"}
    answers |= {"first--2": "2026-03-01", "last--2": "2026-03-02"}
    assert not prove(asked) and walk(asked, answers, TODAY).complete
    assert not walk(asked, {**answers, "first--2": "2026-03-03"}, TODAY).complete


@pytest.mark.parametrize(
    "asked",
    [
        form(step("a", LAST)),
        form(step("a", LAST), step("b", FIRST)),
        form(step("a", question("first")), step("b", LAST)),
        form(step("a", FIRST), step("b", question("last", not_before="first"))),
        Form((Repeat("r", Text("R"), Text("r"), (step("a", FIRST),)), step("b", LAST))),
    ],
)
def test_what_cannot_be_followed_is_told(asked: Form) -> None:
    assert any("cannot follow “first”" in str(problem) for problem in prove(asked))


def test_it_is_kept_through_json() -> None:
    asked = form(step("a", FIRST, LAST))
    assert form_from_json(form_to_json(asked)) == asked
