"""Kinds with choices take what was offered, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import Invalid, Showing, kind_of
from contact_forms.engine.definition import Option, Text
from tests.unit.engine.building import TODAY, posted, question


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("radios", "green", "green"),
        ("select", "blue", "blue"),
        ("yes_no", "no", "no"),
        ("checkboxes", ["blue", "red", "blue"], ["red", "blue"]),
        ("checkboxes", ["none"], ["none"]),
    ],
)
def test_a_choice_that_was_offered_is_taken(kind: str, typed: Any, value: Any) -> None:
    asked = question(kind=kind)
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    assert kind_of(asked).clean(asked, raw, TODAY) == value


@pytest.mark.parametrize(
    ("kind", "typed", "code", "message"),
    [
        ("radios", "", "required", "Select an answer to “What is it?”"),
        ("radios", "purple", "not_an_option", "Select one of the answers listed"),
        ("radios", "RED", "not_an_option", "Select one of the answers listed"),
        ("select", "purple", "not_an_option", "Select one of the answers listed"),
        ("yes_no", "", "required", "Select yes or no"),
        ("yes_no", "maybe", "not_an_option", "Select yes or no"),
        ("checkboxes", [], "required", "Select at least one answer"),
        ("checkboxes", ["red", "purple"], "not_an_option", "Select only answers listed"),
        ("checkboxes", ["red", "none"], "exclusive", "or select “None of these”"),
    ],
)
def test_a_choice_that_was_not_offered_is_refused(kind: str, typed: Any, code: str, message: str) -> None:
    asked = question(kind=kind)
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    with pytest.raises(Invalid) as refused:
        kind_of(asked).clean(asked, raw, TODAY)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field_id) == (code, "answer")
    assert message in str(problem.message)


def test_the_last_of_several_posted_values_counts_for_a_single_choice() -> None:
    asked = question(kind="radios")
    assert kind_of(asked).gather(asked, {"answer": ["red", "blue"]}) == "blue"


@pytest.mark.parametrize("kind", ["radios", "select", "checkboxes"])
def test_the_record_has_the_coded_value_where_there_is_one(kind: str) -> None:
    asked = question(kind=kind)
    of = kind_of(asked)
    if kind == "checkboxes":
        assert of.as_record(asked, ["red", "blue"]) == ["COLR_0001", "blue"]
    else:
        assert (of.as_record(asked, "red"), of.as_record(asked, "blue")) == ("COLR_0001", "blue")


def test_yes_and_no_are_true_and_false_in_the_record() -> None:
    asked = question(kind="yes_no")
    assert (kind_of(asked).as_record(asked, "yes"), kind_of(asked).as_record(asked, "no")) == (True, False)


@pytest.mark.parametrize(
    ("kind", "calm", "alarming"), [("radios", "red", "green"), ("checkboxes", ["red"], ["red", "green"])]
)
def test_an_option_marked_as_a_risk_is_a_risk_when_chosen(kind: str, calm: Any, alarming: Any) -> None:
    asked = question(kind=kind)
    assert (kind_of(asked).risk(asked, calm), kind_of(asked).risk(asked, alarming)) == ("", "urgent")


def test_yes_can_be_a_risk_signal() -> None:
    asked = question(kind="yes_no", settings={"urgent_when": "yes"})
    assert (kind_of(asked).risk(asked, "no"), kind_of(asked).risk(asked, "yes")) == ("", "urgent")


def test_choices_keep_what_was_ticked_even_when_it_is_refused() -> None:
    asked = question(kind="checkboxes", options=(Option("a", Text("A")), Option("b", Text("B"), exclusive=True)))
    field = kind_of(asked).field(asked, ["a", "b"], Showing("en", str))
    assert [choice.checked for choice in field.choices] == [True, True]  # type: ignore[union-attr]


def test_yes_and_no_are_said_as_the_question_asks() -> None:
    own = {"yes_words": {"en": "Yes", "cy": "Oes"}, "no_words": {"en": "No", "cy": "Nac oes"}}
    asked = question(kind="yes_no", settings=own)
    field = kind_of(asked).field(asked, "no", Showing("cy", str))
    assert [choice.text for choice in field.choices] == ["Oes", "Nac oes"]
    assert kind_of(asked).as_lines(asked, "no", "cy", str) == ("Nac oes",)
    assert kind_of(asked).as_lines(question(kind="yes_no"), "no", "en", str) == ("No",)
