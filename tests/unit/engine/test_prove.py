"""A form that cannot be walked does not publish, and its author hears why and where."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import form_from_json, form_to_json, prove
from contact_forms.engine.conditions import DEEPEST
from contact_forms.engine.definition import Exit, Form, Option, Question, Step, Text
from tests.unit.engine.building import COLOURS, GOOD, condition, exit_step, form, question, step

YES = condition("yes", ("a", "is", "yes"))
ASK_A = step("a", question("a", "yes_no"))
ASK_B = step("b", question("b"))


def said(asked: Form) -> list[str]:
    return [str(problem) for problem in prove(asked)]


def test_a_form_with_every_kind_and_a_branch_has_no_problem() -> None:
    steps = [step(kind.replace("_", "-"), question(kind.replace("_", "-"), kind)) for kind in GOOD]
    assert said(form(ASK_A, exit_step("out", "yes"), *steps, conditions=(YES,))) == []


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "no steps"),
        ([ASK_A, ASK_A], "used 2 times"),
        ([ASK_A, step("b", question("a"))], "used 2 times"),
        ([step("Not Kebab", question())], "small letters"),
        ([step("a" * 61, question())], "small letters"),
        ([step("check-your-answers", question())], "kept for the platform"),
        ([step("a", question("csrfmiddlewaretoken"))], "kept for the platform"),
        ([step("a", question("Not-kebab"))], "small letters"),
        ([step("a", question("a", "date"), question("a-day"))], "part of another question"),
        ([step("a", question("a", "radios"), question("a-2"))], "part of another question"),
        ([step("a", question(kind="telepathy"))], "not a kind of question"),
        ([step("a", question(kind="radios", options=()))], "at least one option"),
        ([step("a", question(kind="radios", options=COLOURS * 2))], "Two options have the value “red”"),
        ([step("a", question(kind="radios", options=(Option(" ", Text("A")),)))], "needs a value"),
        ([step("a", question(kind="radios", options=(Option("a", Text("")),)))], "needs an English label"),
        ([step("a", question(kind="radios", options=(Option("a", Text("A"), exclusive=True),)))], "Only checkboxes"),
        ([step("a", question(options=COLOURS))], "takes no options"),
        ([step("a", question(settings={"colour": 1}))], "no setting “colour”"),
        ([step("a", question(settings={"max_length": "9"}))], "“max_length” must be a whole number"),
        ([step("a", question(settings={"max_length": True}))], "“max_length” must be a whole number"),
        ([step("a", question(settings={"max_length": 5, "min_length": 6}))], "least length is more"),
        ([step("a", question(kind="date", settings={"past_only": "yes"}))], "must be true or false"),
        ([step("a", question(kind="date", settings={"past_only": True, "future_only": True}))], "only in the past and"),
        ([step("a", question(kind="date", settings={"not_before": "1 May"}))], "must be a date such as"),
        ([step("a", question(kind="number", settings={"minimum": "many"}))], "must be a number"),
        ([step("a", question(kind="number", settings={"minimum": 2, "maximum": 1}))], "minimum is more"),
        ([step("a", question(errors={"exploded": Text("Bang")}))], "not an error of this kind"),
        ([step("a", question(maps_to="moon.phase"))], "The record has no “moon”"),
        ([step("a", question(maps_to="incident"))], "add an attribute"),
        ([step("a", question(maps_to="incident."))], "an entity, a full stop and an attribute"),
        ([step("a", question(maps_to="incident.a b"))], "an entity, a full stop and an attribute"),
        ([Step("a", Text(""), (question(),))], "needs an English title"),
        ([step("a", question(label=Text("", "Beth?")))], "needs an English label"),
        ([step("a", question(hint=Text("", "Awgrym")))], "Welsh but no English"),
        ([step("a", question(), section=Text("", "Adran"))], "Welsh but no English"),
        ([ASK_A, Step("b", Text("B"))], "The step is empty"),
        ([ASK_A, Step("b", Text("B"), (question("b"),), exit=Exit(Text("E"), Text("B")))], "not both"),
        ([Step("b", Text("B"), guidance=Text("<p>Only words</p>"))], "asks nothing"),
        ([ASK_A, Step("b", Text("B"), exit=Exit(Text(""), Text("B")))], "exit needs an English title"),
        (
            [ASK_A, Step("b", Text("B"), exit=Exit(Text("E"), Text("B"), Text("Go"), "javascript:alert(1)"))],
            "must begin with https://",
        ),
        (
            [ASK_A, Step("b", Text("B"), exit=Exit(Text("E"), Text("B"), Text("Go"), "//elsewhere.example/"))],
            "must begin with https://",
        ),
        ([ASK_A, Step("b", Text("B"), exit=Exit(Text("E"), Text("B"), link="/a/"))], "both an address and an English"),
        ([ASK_A, step("b", question("b"), only_if="nowhere")], "no condition “nowhere”"),
        ([ASK_A, exit_step("out"), ASK_B], "The exit ends the form for everybody"),
    ],
)
def test_each_mistake_in_a_part_is_said(steps: list[Step], words: str) -> None:
    assert any(words in message for message in said(form(*steps))), said(form(*steps))


def test_an_exit_whose_condition_always_holds_is_the_end_of_every_route() -> None:
    always = condition("always", ("a", "is", "yes"), ("a", "is", "no"), match="any")
    found = said(form(ASK_A, exit_step("out", "always"), ASK_B, conditions=(always,)))
    assert any("Every route ends at an exit" in words for words in found), found
    assert any("No answers lead to this step" in words for words in found), found


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ([condition("it", ("a", "resembles", "yes"))], "“resembles” is not an operator"),
        ([condition("it", ("zzz", "is", "yes"))], "no question “zzz”"),
        ([condition("it", ("a", "is", "maybe"))], "must be “yes” or “no”"),
        ([condition("it", ("a", "is", ""))], "needs a value"),
        ([condition("it", ("c", "is", "purple"))], "“purple” is not an option"),
        ([condition("it", ("c", "includes", "red"))], "cannot be asked of “c”, which is radios"),
        ([condition("it", ("a", "answered", "yes"))], "leave the value out"),
        ([condition("it", ("n", "more_than", "many"))], "“many” is not a number"),
        ([condition("it", "other")], "no condition “other”"),
        ([condition("it", "it")], "runs in a circle"),
        ([condition("it", "that"), condition("that", "it")], "runs in a circle"),
        ([condition("it")], "at least one row"),
        ([condition("it", ("a", "is", "yes"), match="most")], "all, any or none"),
        ([condition("it", ("a", "is", "yes"))] * 2, "2 conditions named “it”"),
        ([condition("it", ("b", "answered", ""))], "which is not asked before it"),
        ([condition("it", "later"), condition("later", ("z", "answered", ""))], "which is not asked before it"),
        ([condition("", ("a", "is", "yes")), condition("it", ("a", "is", "yes"))], "needs a name"),
        (
            [
                condition("it", "c0"),
                *(condition(f"c{n}", f"c{n + 1}") for n in range(DEEPEST)),
                condition(f"c{DEEPEST}", ("a", "is", "yes")),
            ],
            "in a chain",
        ),
    ],
)
def test_each_mistake_in_a_condition_is_said(conditions: list[Any], words: str) -> None:
    asked = form(
        ASK_A,
        step("c", question("c", "radios"), question("n", "number")),
        step("b", question("b"), only_if="it"),
        step("z", question("z")),
        conditions=tuple(conditions),
    )
    assert any(words in message for message in said(asked)), said(asked)


def test_a_row_that_says_two_things_is_a_problem() -> None:
    data = form_to_json(form(ASK_A, conditions=(YES, condition("no", "yes", match="none"))))
    data["conditions"][1]["rows"][0]["question"] = "a"
    assert "not both" in said(form_from_json(data))[0]


def test_a_problem_names_its_place_for_the_editor() -> None:
    (problem,) = prove(form(ASK_A, step("b", question("b", settings={"x": 1}))))
    assert problem.path == ("steps", 1, "questions", 0, "settings")
    assert (problem.step_key, problem.question_key) == ("b", "b")
    (problem,) = prove(form(ASK_A, conditions=(condition("it", ("a", "is", "maybe")),)))
    assert problem.path == ("conditions", 0, "rows", 0) and problem.condition_name == "it"


RED, BLUE = condition("red", ("c", "is", "red")), condition("blue", ("c", "is", "blue"))
ASK_C = step("c", question("c", "radios"))


@pytest.mark.parametrize(
    ("asked", "unreachable"),
    [
        (
            form(
                ASK_C,
                step("x", question("x"), only_if="both"),
                conditions=(RED, BLUE, condition("both", "red", "blue")),
            ),
            ["x"],
        ),
        (form(ASK_C, exit_step("out", "red"), step("x", question("x"), only_if="red"), conditions=(RED,)), ["x"]),
        (
            form(
                step("n", question("n", "number", settings={"minimum": 0, "maximum": 5})),
                step("x", question("x"), only_if="big"),
                conditions=(condition("big", ("n", "more_than", "5")),),
            ),
            ["x"],
        ),
        (
            form(
                step("n", question("n", "number")),
                step("x", question("x"), only_if="between"),
                conditions=(condition("between", ("n", "more_than", "5"), ("n", "less_than", "6")),),
            ),
            ["x"],
        ),
        (
            form(
                step("n", question("n", "number", settings={"decimals": 1})),
                step("x", question("x"), only_if="between"),
                conditions=(condition("between", ("n", "more_than", "5"), ("n", "less_than", "6")),),
            ),
            [],
        ),
        (
            form(
                step("k", question("k", "checkboxes")),
                step("x", question("x"), only_if="two"),
                step("y", question("y"), only_if="none-and-red"),
                conditions=(
                    condition("two", ("k", "includes", "red"), ("k", "includes", "blue")),
                    condition("none-and-red", ("k", "includes", "none"), ("k", "includes", "red")),
                ),
            ),
            ["y"],
        ),
        (
            form(
                ASK_C,
                step("x", question("x"), only_if="blank"),
                conditions=(condition("blank", ("c", "not_answered", "")),),
            ),
            ["x"],
        ),
        (
            form(
                step("c", question("c", "radios", required=False)),
                step("x", question("x"), only_if="blank"),
                conditions=(condition("blank", ("c", "not_answered", "")),),
            ),
            [],
        ),
        (
            form(
                step("d", question("d", "date")),
                step("t", question("t", "time")),
                step("x", question("x"), only_if="late"),
                conditions=(condition("late", ("d", "more_than", "2026-01-01"), ("t", "less_than", "06:00")),),
            ),
            [],
        ),
        (
            form(
                step("w", question("w")),
                step("x", question("x"), only_if="word"),
                step("y", question("y"), only_if="other"),
                conditions=(condition("word", ("w", "is", "Open")), condition("other", ("w", "is_not", "Open"))),
            ),
            [],
        ),
    ],
)
def test_a_step_that_no_answers_lead_to_is_found(asked: Form, unreachable: list[str]) -> None:
    assert [problem.step_key for problem in prove(asked)] == unreachable


def test_a_form_whose_every_answer_leads_out_is_found() -> None:
    rest = condition("rest", "red", match="none")
    asked = form(ASK_C, exit_step("here", "red"), exit_step("there", "rest"), conditions=(RED, rest))
    assert said(asked) == ["Every route ends at an exit: no answers lead to sending the form."]


def test_what_would_take_too_long_to_prove_is_not_claimed() -> None:
    steps = [
        step(f"s{n}", question(f"q{n}", "radios", options=tuple(Option(str(v), Text("V")) for v in range(20))))
        for n in range(8)
    ]
    named = condition("all", *((f"q{n}", "is", str(v)) for n in range(8) for v in range(20)))
    assert said(form(*steps, step("x", question("x"), only_if="all"), conditions=(named,))) == []


def test_a_loop_of_any_length_is_a_problem_and_not_a_crash() -> None:
    many = 2_000
    ring = tuple(condition(f"c{n}", f"c{(n + 1) % many}") for n in range(many))
    assert sum("runs in a circle" in message for message in said(form(ASK_A, conditions=ring))) == many


def test_a_condition_that_rests_on_a_loop_is_a_problem_too() -> None:
    asked = form(ASK_A, conditions=(condition("it", "ring", "yes"), condition("ring", "ring"), YES))
    assert [problem.condition_name for problem in prove(asked)] == ["it", "ring"]


def test_own_wording_and_settings_that_are_right_are_no_problem() -> None:
    asked = Question(
        "q",
        "date",
        Text("When?"),
        settings={"past_only": True, "not_before": "2020-01-01"},
        errors={"required": Text("Enter the date it happened")},
        maps_to="incident.incidentStartDateTime",
    )
    assert said(form(step("a", asked), step("b", question("who", "name", maps_to="reporter")))) == []
