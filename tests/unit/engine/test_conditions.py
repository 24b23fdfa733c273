"""A condition is true, false, or broken; never broken and taken for false."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import BrokenCondition, holds
from contact_forms.engine.conditions import DEEPEST
from contact_forms.engine.definition import Condition, Form
from tests.unit.engine.building import GOOD, TODAY, condition, form, question, step


def asking(*conditions: Condition, **facts: Any) -> Form:
    return form(step("all", *(question(kind, kind, **facts) for kind in GOOD)), conditions=conditions)


@pytest.mark.parametrize(
    ("key", "operator", "text", "answer", "truth", "truth_unanswered"),
    [
        ("radios", "is", "red", "red", True, False),
        ("radios", "is", "red", "blue", False, False),
        ("radios", "is_not", "red", "blue", True, True),
        ("radios", "is_not", "red", "red", False, True),
        ("yes_no", "is", "yes", "yes", True, False),
        ("text", "is", " ABC ", "abc", True, False),
        ("text", "is_not", "abc", "ABC", False, True),
        ("checkboxes", "includes", "red", ["red", "blue"], True, False),
        ("checkboxes", "includes", "green", ["red", "blue"], False, False),
        ("checkboxes", "excludes", "green", ["red", "blue"], True, True),
        ("checkboxes", "excludes", "red", ["red", "blue"], False, True),
        ("number", "more_than", "9", 10, True, False),
        ("number", "more_than", "10", 10, False, False),
        ("number", "less_than", "10", 9, True, False),
        ("number", "is", "10.0", 10, True, False),
        ("date", "more_than", "2026-03-05", "2026-03-06", True, False),
        ("date", "less_than", "2026-03-05", "2026-03-05", False, False),
        ("date", "is", "2026-03-05", "2026-03-05", True, False),
        ("time", "less_than", "10:00", "09:59", True, False),
        ("text", "contains", "Big  KNIFE", "He had a big\tknife.", True, False),
        ("long_text", "contains", "knife", "a spoon", False, False),
        ("date", "more_than_days_ago", "14", "2026-03-15", True, False),
        ("date", "more_than_days_ago", "14", "2026-03-16", False, False),
        ("date", "less_than_days_ago", "14", "2026-03-17", True, False),
        ("date", "less_than_days_ago", "0", "2026-03-31", True, False),
        ("email", "answered", "", "sam@example.com", True, False),
        ("email", "not_answered", "", "sam@example.com", False, True),
    ],
)
def test_a_row_compares_typed_answers(
    key: str, operator: str, text: str, answer: Any, truth: bool, truth_unanswered: bool
) -> None:
    asked = asking(condition("it", (key, operator, text)))
    assert holds(asked, "it", {key: answer}, TODAY) is truth
    assert holds(asked, "it", {}, TODAY) is truth_unanswered
    assert holds(asked, "it", {key: None}, TODAY) is truth_unanswered


@pytest.mark.parametrize(
    ("match", "red_and_late", "only_red", "neither"),
    [("all", True, False, False), ("any", True, True, False), ("none", False, False, True)],
)
def test_rows_stand_under_all_any_or_none(match: str, red_and_late: bool, only_red: bool, neither: bool) -> None:
    asked = asking(condition("it", ("radios", "is", "red"), ("time", "more_than", "20:00"), match=match))
    assert holds(asked, "it", {"radios": "red", "time": "21:00"}, TODAY) is red_and_late
    assert holds(asked, "it", {"radios": "red", "time": "19:00"}, TODAY) is only_red
    assert holds(asked, "it", {"radios": "blue"}, TODAY) is neither


def test_a_row_may_name_another_condition() -> None:
    asked = asking(condition("not-red", "red", match="none"), condition("red", ("radios", "is", "red")))
    assert holds(asked, "not-red", {"radios": "blue"}, TODAY)
    assert not holds(asked, "not-red", {"radios": "red"}, TODAY)


@pytest.mark.parametrize(
    "broken",
    [
        [condition("it", ("radios", "resembles", "red"))],
        [condition("it", ("nobody", "is", "red"))],
        [condition("it", ("radios", "is", "purple"))],
        [condition("it", ("number", "more_than", "many"))],
        [condition("it", ("number", "more_than", "1e40"))],
        [condition("it", ("date", "more_than", "yesterday"))],
        [condition("it", ("text", "includes", "a"))],
        [condition("it", ("long_text", "is", "a"))],
        [condition("it", ("date", "more_than_days_ago", "two weeks"))],
        [condition("it", ("number", "less_than_days_ago", "2"))],
        [condition("it", ("radios", "contains", "red"))],
        [condition("it", "somewhere")],
        [condition("it")],
        [condition("it", ("radios", "is", "red"), match="most")],
        [condition("it", "it")],
        [condition("it", "that"), condition("that", "it")],
    ],
)
@pytest.mark.parametrize("answers", [{}, GOOD])
def test_a_broken_condition_is_an_error_and_not_false(broken: list[Condition], answers: dict[str, Any]) -> None:
    with pytest.raises(BrokenCondition) as error:
        holds(asking(*broken), "it", answers, TODAY)
    assert error.value.reason


def test_a_broken_row_cannot_hide_behind_one_that_settles_the_matter() -> None:
    asked = asking(condition("it", ("radios", "is", "red"), ("radios", "resembles", "red"), match="any"))
    with pytest.raises(BrokenCondition):
        holds(asked, "it", {"radios": "red"}, TODAY)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(BrokenCondition):
        holds(asking(), "it", {}, TODAY)


def test_an_answer_that_cannot_be_compared_is_an_error() -> None:
    with pytest.raises(BrokenCondition):
        holds(asking(condition("it", ("number", "more_than", "3"))), "it", {"number": {"not": "a number"}}, TODAY)


def test_a_question_of_an_unknown_kind_is_an_error() -> None:
    asked = form(step("a", question("a", "telepathy")), conditions=(condition("it", ("a", "answered", "")),))
    with pytest.raises(BrokenCondition):
        holds(asked, "it", {"a": "x"}, TODAY)


def test_a_chain_of_conditions_has_an_end() -> None:
    chain = [condition(f"c{number}", f"c{number + 1}") for number in range(DEEPEST)]
    with pytest.raises(BrokenCondition, match="in a chain"):
        holds(asking(*chain, condition(f"c{DEEPEST}", ("radios", "is", "red"))), "c0", {}, TODAY)


def test_conditions_that_share_others_are_worked_out_once() -> None:
    shared = [condition(f"c{number}", *[f"c{number + 1}"] * 10) for number in range(DEEPEST - 1)]
    assert holds(asking(*shared, condition(f"c{DEEPEST - 1}", ("radios", "is", "red"))), "c0", {"radios": "red"}, TODAY)
