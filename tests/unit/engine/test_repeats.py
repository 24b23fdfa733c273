"""Several things alike: where the person is among them, what counts, and what may be taken out."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import (
    ItemStep,
    ListStep,
    accept_step,
    answers_of_item,
    form_from_json,
    form_to_json,
    is_page,
    record_values,
    summary,
    walk,
    without_item,
)
from contact_forms.engine.definition import Form, Repeat, Text
from tests.unit.engine.building import TODAY, condition, form, question, step

VEHICLES = Repeat(
    "vehicles",
    Text("Vehicles", "Cerbydau"),
    Text("vehicle", "cerbyd"),
    (
        step("mark", question("mark")),
        step("damage", question("damaged", "yes_no")),
        step("detail", question("detail"), only_if="is-damaged"),
    ),
    at_most=3,
    section=Text("Vehicles", "Cerbydau"),
)
CONDITIONS = (
    condition("is-damaged", ("damaged", "is", "yes")),
    condition("several", ("vehicles", "more_than", "1")),
)


def crash(repeat: Repeat = VEHICLES) -> Form:
    after = step("order", question("order"), only_if="several")
    return Form((step("who", question("who")), repeat, after, step("end", question("end"))), CONDITIONS)


def two(done: bool = True) -> dict[str, Any]:
    return {
        "who": "Sam",
        "@vehicles": 2,
        "mark--1": "AA11",
        "damaged--1": "no",
        "mark--2": "BB22",
        "damaged--2": "yes",
        "detail--2": "The door",
        **({"@vehicles--done": True} if done else {}),
    }


def keys(asked: Form, answers: dict[str, Any]) -> list[str]:
    return [page.key for page in walk(asked, answers, TODAY).path]


def test_the_first_item_is_asked_about_at_once_where_there_is_at_least_one() -> None:
    assert keys(crash(), {"who": "Sam"}) == ["who", "mark--1"]
    assert isinstance(walk(crash(), {"who": "Sam"}, TODAY).current, ItemStep)


def test_where_there_may_be_none_the_list_asks_first() -> None:
    asked = crash(Repeat("vehicles", Text("V"), Text("vehicle"), VEHICLES.steps, at_least=0, ask=Text("Any vehicle?")))
    current = walk(asked, {"who": "Sam"}, TODAY).current
    assert isinstance(current, ListStep) and current.questions[0].label.en == "Any vehicle?"
    kept = accept_step(asked, current, {"vehicles--more": ["yes"]}, TODAY).values
    assert keys(asked, {"who": "Sam", **kept}) == ["who", "mark--1"]
    none = accept_step(asked, current, {"vehicles--more": ["no"]}, TODAY).values
    assert keys(asked, {"who": "Sam", **none}) == ["who", "vehicles", "end"]


def test_conditions_in_an_item_ask_about_that_item() -> None:
    assert keys(crash(), two()) == [
        "who",
        *("mark--1", "damage--1"),
        *("mark--2", "damage--2", "detail--2"),
        *("vehicles", "order"),
    ]


def test_the_number_of_items_decides_about_what_comes_after() -> None:
    one = {key: value for key, value in two().items() if not key.endswith("--2")} | {"@vehicles": 1}
    assert keys(crash(), one)[-2:] == ["vehicles", "end"]


def test_saying_yes_begins_another_and_saying_no_ends_it() -> None:
    where = walk(crash(), two(done=False), TODAY)
    assert isinstance(where.current, ListStep)
    yes = accept_step(crash(), where.current, {"vehicles--more": ["yes"]}, TODAY)
    assert yes.values == {"@vehicles": 3, "@vehicles--done": False}
    assert accept_step(crash(), where.current, {}, TODAY).problems[0].field_id == "vehicles--more"
    third = walk(crash(), {**two(), **yes.values}, TODAY)
    assert third.current is not None and third.current.key == "mark--3"
    back = third.previous_before("mark--3")
    assert isinstance(back, ListStep) and back.unfinished and third.may_visit("vehicles")
    assert third.next_after("vehicles") is third.current
    before = third.previous_before("vehicles")
    assert before is not None and before.key == "detail--2"


def test_as_many_as_there_may_be_asks_no_more() -> None:
    answers = {**two(), "@vehicles": 3, "mark--3": "CC33", "damaged--3": "no"}
    listed = walk(crash(), answers, TODAY).step("vehicles")
    assert listed is not None and listed.questions == ()
    assert accept_step(crash(), listed, {"vehicles--more": ["yes"]}, TODAY).values == {
        "@vehicles": 3,
        "@vehicles--done": True,
    }


@pytest.mark.parametrize("rubbish", [-1, 99, True, "2", None, 1.5, []])
def test_a_number_that_cannot_be_is_brought_within_bounds(rubbish: Any) -> None:
    answers = {**two(), "@vehicles": rubbish}
    assert walk(crash(), answers, TODAY).answers["@vehicles"] in (1, 3)


def test_a_removed_item_takes_everything_of_it_along() -> None:
    left = without_item(VEHICLES, two(), 1)
    assert answers_of_item(VEHICLES, left, 1) == {"mark": "BB22", "damaged": "yes", "detail": "The door"}
    assert not [key for key in left if key.endswith("--2")] and left["@vehicles--done"] is True
    assert keys(crash(), left)[-2:] == ["vehicles", "end"]


@pytest.mark.parametrize("number", [0, 3, -1])
def test_what_is_not_there_cannot_be_removed(number: int) -> None:
    with pytest.raises(ValueError, match="cannot be removed"):
        without_item(VEHICLES, two(), number)


def test_the_last_that_there_must_be_cannot_be_removed() -> None:
    with pytest.raises(ValueError, match="cannot be removed"):
        without_item(VEHICLES, {"@vehicles": 1, "mark--1": "AA11"}, 1)


def test_each_item_is_a_section_and_their_number_stands_before_them() -> None:
    where = walk(crash(), {**two(), "order": "x", "end": "y"}, TODAY)
    sections = summary(crash(), where, "cy", str)
    assert [section.title for section in sections] == ["", "Cerbydau", "Cerbyd 1", "Cerbyd 2"]
    assert (sections[1].lines[0].lines, sections[1].lines[0].step_key) == (("2",), "vehicles")
    assert [line.step_key for line in sections[3].lines] == ["mark--2", "damage--2", "detail--2"]


def test_the_record_lists_the_items_under_the_authors_keys() -> None:
    where = walk(crash(), {**two(), "order": "x", "end": "y"}, TODAY)
    assert record_values(crash(), where)["vehicles"] == [
        {"mark": "AA11", "damaged": False},
        {"mark": "BB22", "damaged": True, "detail": "The door"},
    ]


def test_only_pages_that_may_ever_be_are_pages() -> None:
    found = [key for key in ("who", "vehicles", "mark--1", "mark--3") if is_page(crash(), key)]
    assert found == ["who", "vehicles", "mark--1", "mark--3"]
    assert not any(is_page(crash(), key) for key in ("mark", "mark--4", "mark--0", "mark--01", "who--1", "vehicles--1"))


def test_a_repeat_is_the_same_after_a_trip_through_json() -> None:
    none = Repeat("r", Text("R"), Text("r"), VEHICLES.steps, at_least=0, at_most=1, ask=Text("Any?"))
    asked = form(step("a", question("a")), none)  # type: ignore[arg-type]
    assert form_from_json(form_to_json(asked)) == asked


def of_a_hundred_in_items() -> tuple[Form, dict[str, Any]]:
    """Five tasks, each a repeat of ten items with two questions, the second under a condition on the first."""
    parts = []
    answers: dict[str, Any] = {}
    for at in range(5):
        steps = (step(f"s{at}x0", question(f"q{at}x0")), step(f"s{at}x1", question(f"q{at}x1"), only_if=f"c{at}"))
        parts.append(Repeat(f"r{at}", Text("R"), Text(f"thing {at}"), steps, section=Text(f"Part {at}")))
        answers |= {f"@r{at}": 10, f"@r{at}--done": True}
        answers |= {f"q{at}x{place}--{number}": "It" for place in (0, 1) for number in range(1, 11)}
    named = tuple(condition(f"c{at}", (f"q{at}x0", "answered", "")) for at in range(5))
    return Form(tuple(parts), named, task_list=True), answers
