"""Questions under a choice, and questions that are not asked: guidance, hidden, computed."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import accept_step, form_from_json, form_to_json, prove, record_values, summary, walk
from contact_forms.engine.definition import Form, Option, Text, Under
from tests.unit.engine.building import COLOURS, TODAY, condition, form, question, step

BY_POST = question("how", "radios", options=(Option("phone", Text("Phone")), Option("post", Text("Post"))))
NUMBER = question("number", "phone", under=Under("how", "phone"))
HOME = question("home", "address", under=Under("how", "post"))
CONTACT = form(step("contact", BY_POST, NUMBER, HOME))


def sent(asked: Form, at: int = 0, **posted: Any) -> Any:
    body = {name.replace("_", "-"): value if isinstance(value, list) else [value] for name, value in posted.items()}
    return accept_step(asked, asked.steps[at], body, TODAY)


def said(asked: Form) -> list[str]:
    return [str(problem) for problem in prove(asked)]


def test_only_what_stands_under_the_choice_made_is_asked() -> None:
    result = sent(CONTACT, how="phone", number="07700 900982", home_line1="Never kept")
    assert result.problems == ()
    assert result.values == {"how": "phone", "number": "+447700900982", "home": None}
    walked = walk(CONTACT, result.values, TODAY)
    assert walked.complete and dict(walked.answers) == {"how": "phone", "number": "+447700900982"}


def test_what_stands_under_the_choice_made_must_be_answered() -> None:
    assert [problem.question_key for problem in sent(CONTACT, how="phone").problems] == ["number"]
    assert [problem.question_key for problem in sent(CONTACT).problems] == ["how"]
    assert walk(CONTACT, {"how": "phone"}, TODAY).current is CONTACT.steps[0]


def test_another_choice_forgets_what_was_said_under_the_first() -> None:
    answers = dict(sent(CONTACT, how="phone", number="07700 900982").values)
    answers |= sent(
        CONTACT, how="post", home_line1="1 Example Street", home_town="Reading", number="07700 900982"
    ).values
    assert answers["number"] is None
    assert [line.key for line in summary(CONTACT, walk(CONTACT, answers, TODAY), "en", str)[0].lines] == ["how", "home"]


def test_one_of_several_ticks_is_enough() -> None:
    ticks = question("kinds", "checkboxes")
    asked = form(step("a", ticks, question("more", under=Under("kinds", "red"))))
    assert sent(asked, kinds=["blue"]).problems == ()
    assert len(sent(asked, kinds=["blue", "red"]).problems) == 1
    assert sent(asked, kinds=["blue", "red"], more="It was red").values["more"] == "It was red"


def test_yes_can_reveal_and_so_can_a_coded_list_shown_as_radios() -> None:
    codes = question("gender", "coded_list", settings={"list": "gender", "shown": "radios"})
    other = question("other", under=Under("gender", "GNDR_0003"))
    why = question("why", under=Under("sure", "no"))
    assert said(form(step("a", question("sure", "yes_no"), why, codes, other))) == []


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        ([NUMBER], "not a question before this one"),
        ([NUMBER, BY_POST], "not a question before this one"),
        ([BY_POST, question("x", under=Under("how", "pigeon"))], "“pigeon” is not a choice of “how”"),
        ([question("t"), question("x", under=Under("t", "a"))], "Nothing can stand under “t”"),
        ([question("t", "select"), question("x", under=Under("t", "red"))], "Nothing can stand under “t”"),
        (
            [BY_POST, question("sure", "yes_no", under=Under("how", "post")), question("x", under=Under("sure", "no"))],
            "itself stands under a choice",
        ),
        ([BY_POST, question("g", "guidance", under=Under("how", "post"))], "Only a question that is asked"),
    ],
)
def test_what_cannot_stand_under_a_choice_is_told_to_the_author(questions: list, words: str) -> None:
    assert any(words in problem for problem in said(form(step("a", *questions))))


def test_a_condition_may_ask_what_stands_under_a_choice_and_both_ways_are_open() -> None:
    asked = form(
        step("a", question("car", "yes_no"), question("colour", "radios", options=COLOURS, under=Under("car", "yes"))),
        step("red", question("red"), only_if="is-red"),
        step("none", question("none"), only_if="no-colour"),
        conditions=(
            condition("is-red", ("colour", "is", "red")),
            condition("no-colour", ("colour", "not_answered", "")),
        ),
    )
    assert said(asked) == []
    assert walk(asked, {"car": "no", "colour": None}, TODAY).current.key == "none"  # type: ignore[union-attr]


def test_a_form_with_questions_under_choices_is_the_same_as_json() -> None:
    assert form_from_json(form_to_json(CONTACT)) == CONTACT


COMPUTED = form(
    step(
        "you",
        question("born", "date_of_birth"),
        question("age", "computed", settings={"function": "age", "of": ["born"]}),
    ),
    step("costs", question("one", "money"), question("two", "money", required=False)),
    step(
        "read",
        question(
            "total", "computed", settings={"function": "sum", "of": ["one", "two"], "shown_as": "money"}, required=False
        ),
        question("source", "hidden", in_summary=False),
        question("more", "guidance"),
    ),
    step("child", question("parent"), only_if="is-child"),
    conditions=(condition("is-child", ("age", "less_than", "18")),),
)
ANSWERS = {"born": "2010-01-01", "one": 120_050, "two": 8_000, "@read": True}


def test_what_is_worked_out_counts_like_an_answer() -> None:
    assert said(COMPUTED) == []
    walked = walk(COMPUTED, ANSWERS, TODAY)
    assert walked.current is COMPUTED.steps[3]
    assert (walked.answers["age"], walked.answers["total"], walked.answers["source"]) == (16, 128_050, "web")
    assert walk(COMPUTED, {**ANSWERS, "born": "1990-01-01"}, TODAY).complete
    assert record_values(COMPUTED, walked)["total"] == 128_050
    lines = {line.key: line.lines for section in summary(COMPUTED, walked, "en", str) for line in section.lines}
    assert lines["total"] == ("£1,280.50",) and "source" not in lines and "more" not in lines


def test_what_is_worked_out_cannot_be_posted_or_stored() -> None:
    forged = {**ANSWERS, "age": 99, "total": 1, "source": "evil"}
    assert walk(COMPUTED, forged, TODAY).answers == walk(COMPUTED, ANSWERS, TODAY).answers
    result = sent(COMPUTED, at=2, total="1", source="evil", more="x")
    assert result.values == {"@read": True}


def test_a_page_of_guidance_is_read_before_it_is_passed() -> None:
    unread = {key: value for key, value in ANSWERS.items() if key != "@read"}
    assert walk(COMPUTED, unread, TODAY).current is COMPUTED.steps[2]


def test_a_hidden_value_may_be_brought_along() -> None:
    asked = form(step("a", question("campaign", "hidden", settings={"prefill": True}), question("what")))
    for stored, value in ((None, "web"), ("leaflet", "leaflet"), (7, "web"), ("\x00", "web"), ("x" * 900, "x" * 500)):
        walked = walk(asked, {"what": "It", "campaign": stored}, TODAY)
        assert walked.answers["campaign"] == value


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "Say how it is worked out"),
        ({"function": "age", "of": []}, "Say from which questions"),
        ({"function": "age", "of": ["born", "born"]}, "one question only"),
        ({"function": "age", "of": ["later"]}, "not a question asked before"),
        ({"function": "sum", "of": ["born"]}, "must be of one of these kinds"),
    ],
)
def test_what_cannot_be_worked_out_is_told_to_the_author(settings: dict, words: str) -> None:
    asked = form(
        step("a", question("born", "date_of_birth"), question("c", "computed", settings=settings)),
        step("b", question("later", "date")),
    )
    assert any(words in problem for problem in said(asked))


def test_a_page_with_nothing_on_it_is_told_to_the_author() -> None:
    assert "Nothing of this step is on the page" in said(form(step("a", question("h", "hidden"))))[0]
    assert "asks nothing" in said(form(step("a", question("g", "guidance"))))[0]


def test_words_days_and_numbers_are_worked_out_too() -> None:
    asked = form(
        step(
            "a",
            question("when", "date"),
            question("who", "name"),
            question("n", "number", settings={"decimals": 1}),
            question("days", "computed", settings={"function": "days_since", "of": ["when"]}),
            question("all", "computed", settings={"function": "joined", "of": ["who"]}),
            question("sum", "computed", settings={"function": "sum", "of": ["n"]}),
        )
    )
    answers = {"when": "2026-03-16", "who": {"first": "Sam", "last": "Example"}, "n": "2.5"}
    walked = walk(asked, answers, TODAY)
    assert [walked.answers[key] for key in ("days", "all", "sum")] == [14, "Sam Example", "2.5"]
