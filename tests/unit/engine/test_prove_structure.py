"""Repeats, task lists, guidance under conditions and what conditions ask of them: proved, with words for the author."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from contact_forms.engine import prove
from contact_forms.engine.definition import Content, Form, Repeat, Step, Text
from tests.unit.engine.building import condition, exit_step, form, question, step
from tests.unit.engine.test_prove import ASK_A, ASK_B, said

DOOR = step("door", question("door"))


def doors(**facts: Any) -> Repeat:
    return Repeat(**{"key": "doors", "title": Text("Doors"), "item": Text("door"), "steps": (DOOR,)} | facts)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"title": Text("")}, "needs an English title"),
        ({"item": Text("")}, "English words for what one is called"),
        ({"at_least": 3, "at_most": 2}, "“At least” must be"),
        ({"at_least": -1}, "“At least” must be"),
        ({"at_most": 51}, "from 1 to 50"),
        ({"at_least": 0}, "needs its first question"),
        ({"steps": (exit_step("out"),)}, "The repeat asks nothing"),
        ({"steps": ()}, "The repeat asks nothing"),
        ({"steps": (step("in", question("in"), section=Text("S")),)}, "no section of its own"),
        ({"key": "a"}, "used 2 times"),
        ({"key": "task-list"}, "kept for the platform"),
        ({"key": "a--b"}, "single hyphens"),
        ({"only_if": "nowhere"}, "no condition “nowhere”"),
        ({"ask_more": Text("", "Rhagor?")}, "has Welsh but no English"),
    ],
)
def test_a_repeat_that_makes_no_sense_is_told_with_its_place(facts: dict[str, Any], words: str) -> None:
    found = [problem for problem in prove(Form((step("a", question("a")), doors(**facts)))) if words in str(problem)]
    assert found and all(problem.path[:1] == ("steps",) for problem in found)


def test_two_repeats_of_things_called_the_same_cannot_be_told_apart() -> None:
    other = doors(key="others", steps=(step("gate", question("gate")),))
    assert any("could not tell them apart" in words for words in said(Form((doors(), other))))


def test_what_is_asked_of_each_item_cannot_be_compared_outside() -> None:
    red = condition("red", ("door", "is", "red"))
    (problem,) = prove(Form((doors(), step("after", question("after"), only_if="red")), (red,)))
    assert "asked of each door" in str(problem) and "under its key “doors”" in str(problem)
    assert problem.step_key == "after"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("doors", "includes", "1"), "cannot be asked of the number"),
        (("doors", "is", "some"), "not a whole number"),
        (("doors", "more_than", "99"), "No answers lead to this step"),
    ],
)
def test_the_number_of_items_is_compared_as_a_number(row: tuple[str, str, str], words: str) -> None:
    after = step("after", question("after"), only_if="many")
    assert any(words in problem for problem in said(Form((doors(), after, ASK_B), (condition("many", row),))))


def test_a_number_is_not_known_before_the_last_item() -> None:
    early = doors(steps=(DOOR, step("lock", question("lock"), only_if="many")))
    found = said(Form((early,), (condition("many", ("doors", "is", "2")),)))
    assert found == ["The condition “many” of this step needs the answer to “doors”, which is not asked before it."]


def test_a_repeat_all_of_whose_items_lead_out_is_the_end_of_every_route() -> None:
    inside = condition("always", ("door", "answered", ""), ("door", "not_answered", ""), match="any")
    parts = (doors(steps=(DOOR, exit_step("out", "always"))), ASK_B)
    assert any("Every route ends" in words for words in said(Form(parts, (inside,))))


def test_guidance_that_nobody_can_see_is_told() -> None:
    never = condition("never", ("a", "is", "yes"), ("a", "is", "no"))
    told = Content(Text("<p>Hello</p>"), "never")
    (problem,) = prove(form(ASK_A, step("b", question("b"), content=(told,)), conditions=(never,)))
    assert problem.path == ("steps", 1, "content", 0) and "this guidance" in str(problem)


def test_days_ago_and_days_of_the_calendar_are_proved_together() -> None:
    dated = step("a", question("a", "date"))
    after = step("b", question("b"), only_if="it")
    ages = condition("it", ("a", "less_than", "2027-01-01"), ("a", "less_than_days_ago", "14"))
    assert said(Form((dated, after, step("c", question("c"))), (ages,))) == []
    never = condition("it", ("a", "more_than_days_ago", "20"), ("a", "less_than_days_ago", "14"))
    assert any("No answers lead" in words for words in said(Form((dated, after, step("c", question("c"))), (never,))))


def test_words_in_a_text_are_proved_in_every_mixture() -> None:
    both = condition("it", ("a", "contains", "knife"), ("a", "contains", "gun"))
    assert said(form(step("a", question("a")), step("b", question("b"), only_if="it"), conditions=(both,))) == []


def test_a_task_list_needs_sections_that_stand_together() -> None:
    def of(*sections: str) -> list[str]:
        parts = [step(f"s{at}", question(f"q{at}"), section=Text(name)) for at, name in enumerate(sections)]
        return said(Form(tuple(parts), task_list=True))

    assert of("One", "Two", "Two") == []
    assert any("at least two sections" in words for words in of("One", "One"))
    assert any("must stand together" in words for words in of("One", "Two", "One"))


def test_a_hundred_questions_with_repeats_are_proved_at_once() -> None:
    parts: list[Step | Repeat] = []
    rows = []
    for at in range(20):
        steps = tuple(
            step(f"s{at}x{n}", question(f"q{at}x{n}", "yes_no"), only_if=f"c{at}" if n else "") for n in range(5)
        )
        parts.append(Repeat(f"r{at}", Text("R"), Text(f"thing {at}"), steps) if at % 2 else steps[0])
        parts.extend(() if at % 2 else steps[1:])
        rows.append(condition(f"c{at}", (f"q{at}x0", "is", "yes")))
    began = time.process_time()
    assert said(Form(tuple(parts), tuple(rows))) == []
    assert time.process_time() - began < 1


def test_an_exit_of_a_task_closes_that_task_and_those_that_need_it() -> None:
    leaves = replace(exit_step("out", "yes"), section=Text("One"))
    more = step("more", question("more", "yes_no"), section=Text("One"))
    two = step("two", question("two"), only_if="yes", section=Text("Two"))
    conditions = (condition("yes", ("a", "is", "yes")), condition("both", "yes", ("more", "is", "yes")))

    def of(last: Step) -> list[str]:
        return said(Form((step("a", question("a", "yes_no")), leaves, more, last), conditions, task_list=True))

    assert "No answers lead to this step." not in of(two)
    assert "No answers lead to this step." in of(replace(two, only_if="both"))
