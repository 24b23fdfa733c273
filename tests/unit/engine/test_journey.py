"""Where a person is comes out of their answers alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from contact_forms.engine import BrokenCondition, UnknownKind, accept_step, raws_of, seen_mark, walk
from contact_forms.engine.definition import Form, Step, Text
from tests.unit.engine.building import GOOD, TODAY, condition, exit_step, form, question, step
from tests.unit.engine.test_repeats import of_a_hundred_in_items

READ_THIS = Step("read-this", Text("Read this"), guidance=Text("<p>Read this.</p>"))

REPORT = form(
    step("danger", question("danger", "yes_no")),
    exit_step("call-999", only_if="danger"),
    READ_THIS,
    step("colour", question("colour", "radios")),
    step("shade", question("shade"), only_if="red"),
    step("when", question("day", "date", settings={"past_only": True}), question("hour", "time", required=False)),
    conditions=(condition("danger", ("danger", "is", "yes")), condition("red", ("colour", "is", "red"))),
)
WHEN = {"day": "2026-03-05", "hour": None}
ANSWERS: dict[str, Any] = {"danger": "no", "@read-this": True, "colour": "red", "shade": "Brick", **WHEN}


def keys(path: tuple[Step, ...]) -> list[str]:
    return [step.key for step in path]


def test_a_journey_begins_at_the_first_step() -> None:
    start = walk(REPORT, {}, TODAY)
    assert keys(start.path) == ["danger"]
    assert start.current is REPORT.steps[0] and not start.complete and start.exit is None


def test_a_journey_with_every_answer_is_complete() -> None:
    done = walk(REPORT, ANSWERS, TODAY)
    assert done.complete and done.current is None
    assert keys(done.path) == ["danger", "read-this", "colour", "shade", "when"]
    assert done.answers == ANSWERS


def test_a_step_whose_condition_is_false_is_passed_over() -> None:
    assert "shade" not in keys(walk(REPORT, {**ANSWERS, "colour": "blue"}, TODAY).path)


def test_an_exit_ends_the_journey_without_a_submission() -> None:
    left = walk(REPORT, {**ANSWERS, "danger": "yes"}, TODAY)
    assert left.exit is not None and left.exit.key == "call-999"
    assert not left.complete and left.current is None and keys(left.path) == ["danger", "call-999"]


def test_a_step_that_only_guides_waits_until_it_was_read() -> None:
    unread = {key: value for key, value in ANSWERS.items() if key != seen_mark(READ_THIS)}
    assert walk(REPORT, unread, TODAY).current is READ_THIS
    assert accept_step(REPORT, READ_THIS, {}, TODAY).values == {"@read-this": True}


def test_a_stale_answer_does_not_count_but_is_kept_while_the_person_changes_their_mind() -> None:
    answers = {**ANSWERS, "colour": "blue"}
    assert "shade" not in walk(REPORT, answers, TODAY).answers
    assert answers["shade"] == "Brick"
    assert walk(REPORT, {**answers, "colour": "red"}, TODAY) == walk(REPORT, ANSWERS, TODAY)


def test_a_condition_does_not_see_a_stale_answer() -> None:
    asked = form(
        step("a", question("a", "yes_no")),
        step("b", question("b", "yes_no"), only_if="a"),
        step("c", question("c", "yes_no"), only_if="b"),
        conditions=(condition("a", ("a", "is", "yes")), condition("b", ("b", "is", "yes"))),
    )
    assert keys(walk(asked, {"a": "no", "b": "yes", "c": "yes"}, TODAY).path) == ["a"]


def test_an_answer_that_is_no_longer_good_makes_its_step_unanswered() -> None:
    for bad in ({"day": "2026-04-01"}, {"day": "rubbish"}, {"day": None}, {"colour": "purple"}, {"colour": ["red"]}):
        wrong = walk(REPORT, {**ANSWERS, **bad}, TODAY)
        assert not wrong.complete and wrong.current is not None
        assert any(asked.key in bad for asked in wrong.current.questions)


def test_a_step_counts_only_with_all_its_answers() -> None:
    half = {key: value for key, value in ANSWERS.items() if key != "hour"}
    now = walk(REPORT, half, TODAY)
    assert now.current is not None and now.current.key == "when" and "day" not in now.answers


def test_next_back_and_may_visit_follow_the_path() -> None:
    done = walk(REPORT, {**ANSWERS, "colour": "blue"}, TODAY)
    after, before = done.next_after("colour"), done.previous_before("when")
    assert after is not None and after.key == "when"
    assert before is not None and before.key == "colour"
    assert done.next_after("when") is None and done.previous_before("danger") is None
    last = done.previous_before("check-your-answers")
    assert last is not None and last.key == "when"
    assert done.may_visit("when") and done.may_visit("check-your-answers")
    assert not done.may_visit("shade") and not done.may_visit("call-999") and not done.may_visit("nowhere")


def test_a_skipped_step_leads_to_the_first_unanswered_one() -> None:
    start = walk(REPORT, {"danger": "no"}, TODAY)
    assert not start.may_visit("when") and not start.may_visit("check-your-answers")
    assert start.next_after("when") is start.current is READ_THIS


def test_a_journey_is_urgent_only_for_risks_that_count() -> None:
    asked = form(
        step("a", question("a", "yes_no")),
        step("b", question("b", "checkboxes"), only_if="a"),
        conditions=(condition("a", ("a", "is", "yes")),),
    )
    assert walk(asked, {"a": "yes", "b": ["red", "green"]}, TODAY).urgent
    assert not walk(asked, {"a": "yes", "b": ["red"]}, TODAY).urgent
    assert not walk(asked, {"a": "no", "b": ["green"]}, TODAY).urgent


def test_posting_a_step_gives_values_what_was_typed_and_what_is_wrong() -> None:
    when = REPORT.steps[-1]
    posted = {"day-day": ["31"], "day-month": ["2"], "day-year": ["2026"], "hour-hour": ["9"], "hour-minute": ["5"]}
    result = accept_step(REPORT, when, {**posted, "csrf": ["x"], "colour": ["red"]}, TODAY)
    assert result.values == {"hour": "09:05"}
    assert result.raws["day"] == {"day": "31", "month": "2", "year": "2026"}
    assert [problem.field_id for problem in result.problems] == ["day-day"]


def test_fields_are_filled_with_the_answers_kept_so_far() -> None:
    assert raws_of(REPORT.steps[-1], WHEN)["day"] == {"day": "5", "month": "3", "year": "2026"}
    assert raws_of(REPORT.steps[-1], {})["hour"] == {"hour": "", "minute": ""}


def test_a_form_that_was_never_proved_is_an_error_and_not_a_short_walk() -> None:
    with pytest.raises(UnknownKind):
        walk(form(step("a", question("a", "telepathy"))), {"a": "x"}, TODAY)
    with pytest.raises(BrokenCondition):
        walk(form(step("a", question("a"), only_if="nothing")), {}, TODAY)


def of_a_hundred_questions() -> tuple[Form, dict[str, Any]]:
    kinds = [kind for kind in GOOD for _ in range(8)][:100]
    steps = [
        step(f"s{place}", question(f"q{place}", kind), only_if=f"c{place // 10}" if place >= 10 else "")
        for place, kind in enumerate(kinds)
    ]
    named = tuple(condition(f"c{ten}", (f"q{ten}", "answered", "")) for ten in range(10))
    return form(*steps, conditions=named), {f"q{place}": GOOD[kind] for place, kind in enumerate(kinds)}


@pytest.mark.parametrize("made", [of_a_hundred_questions, of_a_hundred_in_items])
def test_a_hundred_questions_are_walked_at_once(made: Callable[[], tuple[Form, dict[str, Any]]]) -> None:
    """The bar is 5 ms; the test allows for a busy machine. `make bench` holds the figure."""
    asked, answers = made()
    assert walk(asked, answers, TODAY).complete
    took = []
    for _ in range(20):
        began = time.process_time()
        walk(asked, answers, TODAY)
        took.append(time.process_time() - began)
    assert min(took) < 0.015


def test_tomorrow_is_another_day() -> None:
    answers = {**ANSWERS, "day": (TODAY + timedelta(days=1)).isoformat()}
    assert not walk(REPORT, answers, TODAY).complete
    assert walk(REPORT, answers, date(2026, 3, 31)).complete
