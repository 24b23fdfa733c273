"""What changed between two forms: each kind of change is safe or breaking, says why, and names what would vanish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from contact_forms.engine import Change, changes, is_safe
from contact_forms.engine.changes.parts import Found, questions_of, steps_of, wordless
from contact_forms.engine.changes.steps import step_changes
from contact_forms.engine.definition import Exit, Form, Option, Question, Step, Text
from tests.unit.engine.building import COLOURS, condition, exit_step, form, question, step

NAME = question("name", maps_to="reporter.surname", settings={"max_length": 50})
COLOUR = question("colour", "radios")
NOTE = question("note", required=False)
OLD = form(
    step("who", NAME),
    step("what", COLOUR, NOTE),
    exit_step("stop", "is-red"),
    Step("read", Text("Read"), guidance=Text("<p>Read this.</p>")),
    step("more", question("more"), only_if="is-green"),
    conditions=(condition("is-red", ("colour", "is", "red")), condition("is-green", ("colour", "is", "green"))),
)


def with_question(key: str, /, **facts: Any) -> Form:
    """The form with other facts for one question."""
    return replace(
        OLD,
        steps=tuple(
            replace(s, questions=tuple(replace(q, **facts) if q.key == key else q for q in s.questions))
            for s in OLD.steps
        ),
    )


def with_step(key: str, **facts: Any) -> Form:
    return replace(OLD, steps=tuple(replace(s, **facts) if s.key == key else s for s in OLD.steps))


def without_step(key: str) -> Form:
    return replace(OLD, steps=tuple(s for s in OLD.steps if s.key != key))


def with_new_step(new: Step, place: int = 1) -> Form:
    return replace(OLD, steps=(*OLD.steps[:place], new, *OLD.steps[place:]))


def only(new: Form) -> Change:
    [change] = changes(OLD, new)
    return change


SAFE = {
    "words of a question": with_question("name", label=Text("Your name", "Eich enw"), hint=Text("In full")),
    "an own error message": with_question("name", errors={"required": Text("Enter your name")}),
    "a question may be left blank": with_question("name", required=False),
    "a new choice": with_question("colour", options=(*COLOURS, Option("pink", Text("Pink")))),
    "choices in another order": with_question("colour", options=COLOURS[::-1]),
    "a new code": with_question("colour", options=(*COLOURS[:2], replace(COLOURS[2], code="COLR_0003"))),
    "a risk": with_question("colour", options=(replace(COLOURS[0], risk="urgent"), *COLOURS[1:])),
    "a longer answer": with_question("name", settings={"max_length": 60}),
    "a new place in the record": with_question("note", maps_to="incident.incidentDescription"),
    "off the summary": with_question("note", in_summary=False),
    "words of a step": with_step("who", title=Text("You"), guidance=Text("<p>About you.</p>")),
    "words of an exit": with_step("stop", exit=Exit(Text("Stop now"), Text("<p>Call 101 now.</p>"))),
    "a new question that may be left blank": with_step("who", questions=(NAME, question("age", required=False))),
    "a new step that may be left blank": with_new_step(step("age", question("age", required=False))),
    "a step that asked nothing is gone": without_step("read"),
    "steps in another order": replace(OLD, steps=(OLD.steps[1], OLD.steps[0], *OLD.steps[2:])),
    "a declaration": replace(OLD, declaration=Text("<p>It is true.</p>")),
    "exit this page": replace(OLD, safety_mode=True),
    "a condition by another name": replace(
        with_step("more", only_if="go-on"),
        conditions=(OLD.conditions[0], replace(OLD.conditions[1], name="go-on")),
    ),
}
BREAKING = {
    "another kind of question": with_question("note", kind="long_text"),
    "must be answered": with_question("note", required=True),
    "a choice is gone": with_question("colour", options=COLOURS[:2]),
    "another code": with_question("colour", options=(replace(COLOURS[0], code="COLR_0009"), *COLOURS[1:])),
    "a shorter answer": with_question("name", settings={"max_length": 40}),
    "a rule that is not known here": with_question("name", settings={"max_length": 50, "input": "digits"}),
    "another place in the record": with_question("name", maps_to="reporter.givenName"),
    "out of the record": with_question("name", maps_to=""),
    "a question is gone": with_step("what", questions=(COLOUR,)),
    "a step with questions is gone": without_step("more"),
    "a question under another key": with_question("note", key="remark"),
    "an exit is gone": without_step("stop"),
    "a new exit": with_new_step(exit_step("end", "is-red"), 3),
    "a step becomes an exit": with_step("read", exit=Exit(Text("Stop"), Text("<p>Stop.</p>"))),
    "a new question that must be answered": with_step("who", questions=(NAME, question("age"))),
    "other people come to a step": with_step("more", only_if=""),
    "a condition that means something else": replace(
        OLD, conditions=(OLD.conditions[0], condition("is-green", ("colour", "is", "blue")))
    ),
}


@pytest.mark.parametrize("new", SAFE.values(), ids=SAFE.keys())
def test_what_lets_a_journey_go_on_is_safe(new: Form) -> None:
    assert is_safe(OLD, new), [str(change) for change in changes(OLD, new)]


@pytest.mark.parametrize("new", BREAKING.values(), ids=BREAKING.keys())
def test_what_would_lose_or_demand_an_answer_is_breaking(new: Form) -> None:
    assert not is_safe(OLD, new)


def test_no_difference_is_no_change() -> None:
    assert changes(OLD, replace(OLD)) == ()


def test_the_reason_is_in_the_authors_words() -> None:
    assert str(only(SAFE["a new choice"])) == "“colour” has a new choice, “pink”."
    assert str(only(BREAKING["must be answered"])) == "“note” could be left blank and must now be answered."


@pytest.mark.parametrize(
    ("new", "gone"),
    [
        (without_step("who"), "name"),
        (with_question("name", maps_to=""), "name"),
        (with_question("name", kind="long_text"), "name"),
        (with_question("colour", options=COLOURS[1:]), "colour: red"),
        (BREAKING["another code"], "colour: red"),
        (with_step("what", questions=(NOTE,)), "colour"),
    ],
)
def test_a_coded_value_or_key_that_receivers_know_is_named_when_it_vanishes(new: Form, gone: str) -> None:
    assert [change.takes_away for change in changes(OLD, new) if change.takes_away] == [gone]


def test_what_no_receiver_knows_may_go_without_a_name() -> None:
    assert not any(change.takes_away for change in changes(OLD, with_step("what", questions=(COLOUR,))))
    assert not any(change.takes_away for change in changes(OLD, BREAKING["a choice is gone"]))


@dataclass(frozen=True)
class Several:
    """A part that no form has yet."""

    name: str
    words: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class LaterForm(Form):
    """A form as it may be one day."""

    mode: str = ""
    repeats: tuple[Several, ...] = ()


def test_what_is_not_known_here_is_found_and_breaks() -> None:
    inner = step("vehicle", question("plate"))
    old = LaterForm(OLD.steps, OLD.conditions, repeats=(Several("cars", Text("Cars"), (inner,)),))
    assert set(steps_of(old)) == {*steps_of(OLD), "vehicle"}
    assert is_safe(old, replace(old, repeats=(replace(old.repeats[0], words=Text("Vehicles")),)))
    for new in (
        replace(old, mode="other"),
        replace(old, repeats=(replace(old.repeats[0], name="vans"),)),
        replace(old, repeats=()),
        replace(old, repeats=(replace(old.repeats[0], steps=(inner, step("van", question("van")))),)),
        replace(old, repeats=(), steps=(*old.steps, inner)),
    ):
        assert not all(change.safe for change in step_changes(old, new))
    assert is_safe(old, replace(old, repeats=(replace(old.repeats[0], steps=(replace(inner, title=Text("Car")),)),)))


def test_a_condition_that_something_else_names_breaks_when_it_changes() -> None:
    part = Several("is-green", Text("Only for green"), ())
    old = LaterForm(without_step("more").steps, OLD.conditions, repeats=(part,))
    new = replace(old, conditions=(OLD.conditions[0], condition("is-green", ("colour", "is", "blue"))))
    assert not is_safe(old, new)


def test_questions_are_found_where_they_stand() -> None:
    assert list(questions_of(OLD.steps[1])) == ["colour", "note"]
    assert questions_of(OLD.steps[1])["note"] == Found(NOTE, ())
    assert wordless(Question("a", "text", Text("A"))) == ("Question", "a")
