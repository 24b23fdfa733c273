"""For any form that proves and anything that is typed, the journey keeps its promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact_forms.engine import (
    Form,
    Invalid,
    Step,
    Walk,
    accept_step,
    form_from_json,
    form_to_json,
    kind_of,
    prove,
    raws_of,
    record_values,
    seen_mark,
    summary,
    walk,
)
from tests.unit.engine.building import TODAY, posted
from tests.unit.engine.random_forms import TYPED, forms, forms_and_typing

often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def post(form: Form, step: Step, typed: Mapping[str, Any], answers: dict[str, Any]) -> bool:
    """Posts a step as a browser does, keeping what was good only when all was. Whether it was kept."""
    body: dict[str, list[str]] = {}
    for asked in step.questions:
        body |= posted(asked, typed[asked.key])
    result = accept_step(form, step, body, TODAY)
    if not result.problems:
        answers.update(result.values)
    return not result.problems


def journey(form: Form, typed: Mapping[str, Any], answers: dict[str, Any]) -> Walk:
    """Goes on from where the person is until a step is refused or the road ends."""
    for _ in range(len(form.steps) + 1):
        now = walk(form, answers, TODAY)
        if now.current is None or not post(form, now.current, typed, answers):
            return now
    raise AssertionError("the journey does not end")


def is_answered(step: Step, answers: Mapping[str, Any]) -> bool:
    if not step.questions:
        return answers.get(seen_mark(step)) is True
    try:
        for asked in step.questions:
            kind = kind_of(asked)
            if asked.under and not kind_of(step.questions[0]).has_chosen(
                answers.get(step.questions[0].key), asked.under.value
            ):
                continue
            kind.clean(asked, kind.raw_of(asked, answers[asked.key]), TODAY)
    except (Invalid, KeyError):
        return False
    return True


@often
@given(forms_and_typing())
def test_a_walk_ends_and_never_visits_a_step_twice(case: tuple[Form, dict[str, Any]]) -> None:
    form, typed = case
    end = journey(form, typed, {})
    keys = [step.key for step in end.path]
    assert len(keys) == len(set(keys)) <= len(form.steps)
    assert [step for step in form.steps if step.key in keys] == list(end.path)
    assert end.complete or end.path[-1] is (end.current or end.exit)


@often
@given(forms_and_typing())
def test_a_journey_is_complete_exactly_when_every_visited_question_is_good(case: tuple[Form, dict[str, Any]]) -> None:
    form, typed = case
    answers: dict[str, Any] = {}
    end = journey(form, typed, answers)
    good = all(is_answered(step, answers) for step in end.path if step.exit is None)
    assert end.complete == (good and end.exit is None)
    assert (end.current is None) == good


@often
@given(forms_and_typing(), st.data())
def test_changing_an_answer_and_changing_it_back_restores_the_journey(
    case: tuple[Form, dict[str, Any]], data: st.DataObject
) -> None:
    form, typed = case
    answers: dict[str, Any] = {}
    before = journey(form, typed, answers)
    answered = [step for step in before.path if step.questions and step is not before.current]
    if not answered:
        return
    step = data.draw(st.sampled_from(answered))
    back = raws_of(step, answers)
    other = {asked.key: data.draw(TYPED[asked.kind]) for asked in step.questions}
    if post(form, step, other, answers):
        journey(form, typed, answers)
        assert post(form, step, back, answers)
    assert walk(form, answers, TODAY) == before


@often
@given(forms_and_typing())
def test_what_counts_is_enough_to_walk_the_same_way_again(case: tuple[Form, dict[str, Any]]) -> None:
    form, typed = case
    end = journey(form, typed, {})
    kept = json.loads(json.dumps(dict(end.answers)))
    assert walk(form, kept, TODAY) == end


@often
@given(forms_and_typing())
def test_back_and_next_are_one_road(case: tuple[Form, dict[str, Any]]) -> None:
    form, typed = case
    end = journey(form, typed, {})
    for earlier, later in zip(end.path, end.path[1:], strict=False):
        assert end.next_after(earlier.key) is later and end.previous_before(later.key) is earlier
    assert all(end.may_visit(step.key) == (step in end.path) for step in form.steps)


@often
@given(forms_and_typing())
def test_every_answer_that_counts_is_read_out_in_both_languages_and_recorded(
    case: tuple[Form, dict[str, Any]],
) -> None:
    form, typed = case
    end = journey(form, typed, {})
    asked = [key for key in end.answers if not key.startswith("@")]
    for language in ("en", "cy"):
        lines = [line for section in summary(form, end, language, str) for line in section.lines]
        assert sorted(line.key for line in lines) == sorted(asked)
        assert all(line.lines for line in lines)
    assert list(record_values(form, end)) == asked
    json.dumps(record_values(form, end), allow_nan=False)


@often
@given(
    forms_and_typing(),
    st.dictionaries(st.text(max_size=6), st.recursive(st.none() | st.text() | st.floats(), st.lists)),
)
def test_rubbish_in_the_store_never_breaks_a_walk(case: tuple[Form, dict[str, Any]], rubbish: dict[str, Any]) -> None:
    form, typed = case
    answers: dict[str, Any] = {**rubbish, **dict(zip(typed, rubbish.values(), strict=False))}
    walk(form, answers, TODAY)


@often
@given(forms())
def test_a_random_form_is_the_same_after_a_trip_through_json(form: Form) -> None:
    assert form_from_json(json.loads(json.dumps(form_to_json(form)))) == form


@often
@given(forms(), st.data())
def test_no_answers_lead_to_a_step_that_was_said_to_be_out_of_reach(form: Form, data: st.DataObject) -> None:
    accused = {problem.step_key for problem in prove(form) if "No answers lead" in str(problem)}
    typed = {asked.key: data.draw(TYPED[asked.kind]) for step in form.steps for asked in step.questions}
    assert not accused & {step.key for step in journey(form, typed, {}).path}
