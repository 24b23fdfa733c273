"""For any form that proves and anything that is typed, the journey keeps its promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contact_forms.engine import (
    Form,
    Invalid,
    ItemStep,
    ListStep,
    Repeat,
    Step,
    Walk,
    accept_step,
    answers_of_item,
    form_from_json,
    form_to_json,
    guidance_of,
    is_page,
    kind_of,
    prove,
    raws_of,
    record_values,
    seen_mark,
    summary,
    walk,
    without_item,
)
from contact_forms.engine.prove.problem import placed
from tests.unit.engine.building import TODAY, posted
from tests.unit.engine.random_forms import TYPED, forms, forms_and_typing

often = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def own_key(key: str) -> str:
    """The key that the author gave a question, whatever the item."""
    return key.partition("--")[0]


def post(form: Form, step: Step, typed: Mapping[str, Any], answers: dict[str, Any]) -> bool:
    """Posts a step as a browser does, keeping what was good only when all was. Whether it was kept."""
    body: dict[str, list[str]] = {}
    for asked in step.questions:
        if isinstance(step, ListStep):
            body[asked.key] = ["yes" if step.count < typed[step.key] else "no"]
        else:
            body |= posted(asked, typed[own_key(asked.key)])
    result = accept_step(form, step, body, TODAY)
    if not result.problems:
        answers.update(result.values)
    return not result.problems


def most_pages(form: Form) -> int:
    """More pages than one walk through the form can have."""
    return sum((len(part.steps) + 2) * part.at_most if isinstance(part, Repeat) else 1 for part in form.steps)


def journey(form: Form, typed: Mapping[str, Any], answers: dict[str, Any]) -> Walk:
    """Goes on from where the person is until a step is refused or the road ends."""
    for _ in range(most_pages(form) + 1):
        now = walk(form, answers, TODAY)
        if now.current is None or not post(form, now.current, typed, answers):
            return now
    raise AssertionError("the journey does not end")


def is_answered(step: Step, answers: Mapping[str, Any]) -> bool:
    if isinstance(step, ListStep):
        return answers.get(f"@{step.key}--done") is True
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
    assert len(keys) == len(set(keys)) <= most_pages(form)
    written = [own_key(part.key) for _, part in placed(form)]
    in_order = [written.index(own_key(key)) for key in keys if "--" not in key and end.step(key) not in end.beside]
    assert in_order == sorted(in_order)
    assert end.complete or end.tasks or end.path[-1] is (end.current or end.exit)
    # A task list of which no task applies to these answers has nothing left to ask.
    assert end.complete == (
        all(t.state == "done" for t in end.tasks) and (bool(end.tasks) or (end.current is None and end.exit is None))
    )


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
    answered = [
        step for step in before.path if step.questions and step is not before.current and not isinstance(step, ListStep)
    ]
    if not answered:
        return
    step = data.draw(st.sampled_from(answered))
    back = raws_of(step, answers)
    other = {own_key(asked.key): data.draw(TYPED[asked.kind]) for asked in step.questions}
    if post(form, step, other, answers):
        journey(form, typed, answers)
        assert post(form, step, {own_key(key): raw for key, raw in back.items()}, answers)
    assert walk(form, answers, TODAY) == before


@often
@given(forms_and_typing(), st.data())
def test_adding_an_item_and_removing_it_restores_the_journey(
    case: tuple[Form, dict[str, Any]], data: st.DataObject
) -> None:
    form, typed = case
    answers: dict[str, Any] = {}
    before = journey(form, typed, answers)
    lists = [
        step for step in before.path if isinstance(step, ListStep) and step.questions and is_answered(step, answers)
    ]
    if not lists:
        return
    page = data.draw(st.sampled_from(lists))
    assert post(form, page, {page.key: page.count + 1}, answers)
    journey(form, {**typed, page.key: page.count + 1}, answers)
    answers = without_item(page.of, answers, page.count + 1)
    again = walk(form, answers, TODAY)
    listed = again.step(page.key)
    assert listed is not None and post(form, listed, {page.key: page.count}, answers)
    assert walk(form, answers, TODAY) == before


@often
@given(forms_and_typing(), st.data())
def test_removing_an_item_moves_those_after_it_down(case: tuple[Form, dict[str, Any]], data: st.DataObject) -> None:
    form, typed = case
    answers: dict[str, Any] = {}
    end = journey(form, typed, answers)
    lists = [step for step in end.path if isinstance(step, ListStep) and step.count > step.of.at_least]
    if not lists:
        return
    page = data.draw(st.sampled_from(lists))
    number = data.draw(st.integers(1, page.count))
    was = [answers_of_item(page.of, answers, at + 1) for at in range(page.count)]
    left = without_item(page.of, answers, number)
    assert [answers_of_item(page.of, left, at + 1) for at in range(page.count)] == [
        *was[: number - 1],
        *was[number:],
        {},
    ]
    assert walk(form, left, TODAY).answers[f"@{page.key}"] == page.count - 1


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
    before = len(end.path) - sum(len(task.path) for task in end.tasks)
    for road in (end.path[:before], *(task.path for task in end.tasks)):
        assert not road or end.next_after(road[-1].key) is None
        for earlier, later in pairwise(road):
            assert end.next_after(earlier.key) is later
            assert end.previous_before(later.key) in (earlier, *end.beside)
    visited = {step.key for step in (*end.path, *end.beside)}
    assert all(end.may_visit(part.key) == (part.key in visited) for _, part in placed(form))
    assert all(is_page(form, key) for key in visited)


@often
@given(forms_and_typing())
def test_every_answer_that_counts_is_read_out_in_both_languages_and_recorded(
    case: tuple[Form, dict[str, Any]],
) -> None:
    form, typed = case
    end = journey(form, typed, {})
    asked = [key for key in end.answers if not key.startswith("@")]
    lists = {own_key(step.key) for step in end.path if isinstance(step, ListStep)} | {
        step.item.repeat_key for step in end.path if isinstance(step, ItemStep)
    }
    for language in ("en", "cy"):
        lines = [line for section in summary(form, end, language, str) for line in section.lines]
        assert sorted(line.key for line in lines) == sorted([*asked, *lists])
        assert all(line.lines for line in lines)
    record = record_values(form, end)
    found = []
    for key, value in record.items():
        if key in lists:
            assert len(value) == end.answers[f"@{key}"]
            found += [f"{asked_of_it}--{at}" for at, item in enumerate(value, start=1) for asked_of_it in item]
        else:
            found.append(key)
    assert found == asked
    json.dumps(record, allow_nan=False)


@often
@given(forms_and_typing())
def test_the_guidance_of_every_page_can_be_worked_out(case: tuple[Form, dict[str, Any]]) -> None:
    form, typed = case
    end = journey(form, typed, {})
    for step in (*end.path, *end.beside):
        guidance_of(form, step, end)


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
    accused = {problem.step_key for problem in prove(form) if "lead to this step" in str(problem)}
    typed = {asked.key: data.draw(TYPED[asked.kind]) for step in form.every_step for asked in step.questions}
    typed |= {repeat.key: data.draw(st.integers(0, 5)) for repeat in form.repeats}
    assert not accused & {own_key(step.key) for step in journey(form, typed, {}).path}
