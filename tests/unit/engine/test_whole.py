"""A form answered in one go, as plain JSON, comes to what a journey of pages comes to."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_forms.engine import KINDS, Form, WrongShape, accept_all, accept_step, answer_schema, posted_of
from tests.unit.engine.building import ASKED_KINDS, GOOD, TODAY, condition, exit_step, form, question, step
from tests.unit.engine.building import posted as browser_posts
from tests.unit.engine.random_forms import forms_and_typing
from tests.unit.engine.test_properties import journey, often, own_key

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_every_kind_takes_as_json_what_is_typed_into_its_inputs(kind: str) -> None:
    asked = question(kind=kind)
    raw = KINDS[kind].raw_of(asked, GOOD[kind])
    jsonschema.validate(raw, answer_schema(asked))
    gathered = KINDS[kind].gather(asked, posted_of(asked, json.loads(json.dumps(raw))))
    assert gathered == raw
    assert KINDS[kind].clean(asked, gathered, TODAY) == GOOD[kind]


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(answer=JSON)
def test_any_json_is_an_answer_or_of_a_wrong_shape(kind: str, answer: Any) -> None:
    asked = question(kind=kind)
    try:
        posted = posted_of(asked, answer)
    except WrongShape:
        return
    accept_step(form(step("s", asked)), step("s", asked), posted, TODAY)


def sent(asked_form: Form, typed: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with the answers of each item in an object of its own."""
    plain = dict(typed)
    for repeat in asked_form.repeats:
        own = {asked.key: asked for inner in repeat.steps for asked in inner.questions}
        item = {key: plain[key] for key, asked in own.items() if KINDS[asked.kind].asks}
        for key in own:
            del plain[key]
        plain[repeat.key] = [item] * answers.get(f"@{repeat.key}", repeat.at_least)
    return plain


@often
@given(forms_and_typing())
def test_the_whole_form_at_once_is_the_journey_of_its_pages(case: tuple[Form, dict[str, Any]]) -> None:
    asked_form, typed = case
    answers: dict[str, Any] = {}
    end = journey(asked_form, typed, answers)
    whole = accept_all(asked_form, sent(asked_form, typed, answers), TODAY)
    assert whole.misfits == ()
    assert whole.walk.current == end.current
    if asked_form.task_list and end.current is not None:
        # A person was stopped in one task; who sends the whole has done the others too.
        assert {key: whole.walk.answers.get(key) for key in end.answers} == end.answers
    else:
        assert (whole.walk.answers, whole.walk.exit, whole.walk.urgent) == (end.answers, end.exit, end.urgent)
    if end.current is not None:
        body = {
            name: texts
            for asked in end.current.questions
            for name, texts in browser_posts(asked, typed[own_key(asked.key)]).items()
        }
        assert whole.refused == accept_step(asked_form, end.current, body, TODAY).problems
    assert whole.complete == end.complete


@often
@given(forms_and_typing(), st.dictionaries(st.text(max_size=8), JSON, max_size=4), st.data())
def test_no_json_breaks_it(case: tuple[Form, dict[str, Any]], more: dict[str, Any], data: st.DataObject) -> None:
    asked_form, typed = case
    wild = {key: data.draw(JSON) for key in typed}
    whole = accept_all(asked_form, {**more, **wild}, TODAY)
    assert {problem.question_key for problem in whole.misfits if problem.code == "unknown_question"} or not (
        more.keys() - typed.keys()
    )


def test_a_number_is_taken_as_its_digits() -> None:
    asked = question(kind="date")
    assert posted_of(asked, {"day": 5, "month": 3.0, "year": 2026}) == {
        "answer-day": ["5"],
        "answer-month": ["3"],
        "answer-year": ["2026"],
    }


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("text", True),
        ("text", ["a"]),
        ("text", {"a": "b"}),
        ("checkboxes", "red"),
        ("checkboxes", [["red"]]),
        ("date", "2026-03-05"),
        ("date", {"day": "1", "hour": "2"}),
        ("date", {"day": ["1"]}),
    ],
)
def test_a_wrong_shape_is_said_of_its_question_even_where_it_is_not_asked(kind: str, answer: Any) -> None:
    asked = form(
        step("first", question("first", "yes_no")),
        step("later", question("later", kind), only_if="yes"),
        conditions=(condition("yes", ("first", "is", "yes")),),
    )
    whole = accept_all(asked, {"first": "no", "later": answer}, TODAY)
    assert [(problem.question_key, problem.code) for problem in whole.problems] == [("later", "unreadable")]
    assert not whole.complete


def test_an_unknown_question_is_named_in_words_that_are_safe_to_show() -> None:
    whole = accept_all(form(step("s", question("known"))), {"known": "x", "\ud800odd\0": "y"}, TODAY)
    [problem] = whole.problems
    assert (problem.question_key, problem.code) == ("odd", "unknown_question")
    assert not whole.complete


def test_answers_on_a_road_not_taken_count_for_nothing_and_are_named() -> None:
    asked = form(
        step("first", question("first", "yes_no")),
        exit_step("stop", only_if="yes"),
        step("later", question("later")),
        conditions=(condition("yes", ("first", "is", "yes")),),
    )
    whole = accept_all(asked, {"first": "yes", "later": "said"}, TODAY)
    assert whole.walk.exit is asked.steps[1]
    assert (whole.passed_over, dict(whole.walk.answers)) == (("later",), {"first": "yes"})


def test_steps_that_only_guide_count_as_read() -> None:
    assert accept_all(form(step("read"), step("s", question("a"))), {"a": "x"}, TODAY).complete
