"""For any two forms of which one came from the other: a safe change lets every journey go on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from contact_forms.engine import Form, Step, accept_step, changes, is_safe, prove, raws_of, walk
from contact_forms.engine.definition import Exit, Option, Part, Question, Repeat, Text
from tests.unit.engine.building import TODAY, posted
from tests.unit.engine.random_forms import forms_and_typing, provable_forms
from tests.unit.engine.test_properties import journey, most_pages, own_key

often = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def _step(draw: st.DrawFn, form: Form) -> int:
    return draw(st.integers(0, len(form.steps) - 1))


def _put(form: Form, place: int, *steps: Step) -> Form:
    return replace(form, steps=(*form.steps[:place], *steps, *form.steps[place + 1 :]))


def _one_change(draw: st.DrawFn, form: Form, number: int) -> Form:
    """One thing that an author might do to a form."""
    if not form.steps:
        return form
    place = _step(draw, form)
    step = form.steps[place]
    if isinstance(step, Repeat):
        return replace(form, steps=(*form.steps[:place], *form.steps[place + 1 :])) if draw(st.booleans()) else form
    fresh = f"fresh{number}"
    match draw(st.sampled_from(["words", "add step", "swap", "drop step", "drop only_if", "exit", *["question"] * 5])):
        case "words":
            return _put(form, place, replace(step, title=Text("Other words"), guidance=Text("<p>Read</p>")))
        case "add step":
            asked = Question(fresh, "text", Text("What?"), required=draw(st.booleans()))
            return _put(form, place, Step(fresh, Text("New"), (asked,)), step)
        case "swap":
            other = _step(draw, form)
            return _put(_put(form, place, form.steps[other]), other, step)
        case "drop step":
            return _put(form, place)
        case "drop only_if":
            return _put(form, place, replace(step, only_if=""))
        case "exit":
            return _put(form, place, step, Step(fresh, Text("Stop"), exit=Exit(Text("Stop"), Text("<p>Stop</p>"))))
    if not step.questions:
        return form
    at = draw(st.integers(0, len(step.questions) - 1))
    changed = _other_question(draw, step.questions[at], fresh)
    return _put(form, place, replace(step, questions=(*step.questions[:at], *changed, *step.questions[at + 1 :])))


def _other_question(draw: st.DrawFn, asked: Question, fresh: str) -> tuple[Question, ...]:
    match draw(
        st.sampled_from(["label", "required", "optional", "drop", "add", "options", "more", "settings", "kind"])
    ):
        case "label":
            return (replace(asked, label=Text("Other words?")),)
        case "required":
            return (replace(asked, required=True),)
        case "optional":
            return (replace(asked, required=False),)
        case "drop":
            return ()
        case "add":
            return (asked, Question(fresh, "text", Text("What?"), required=draw(st.booleans())))
        case "options" if asked.options:
            return (replace(asked, options=asked.options[1:]),)
        case "more" if asked.options:
            return (replace(asked, options=(*asked.options, Option(fresh, Text("More")))),)
        case "settings" if asked.kind == "number":
            low, high = draw(st.sampled_from([({}, {}), ({"minimum": -10}, {}), ({"minimum": 5}, {"maximum": 6})]))
            return (replace(asked, settings={**low, **high}),)
        case "settings" if asked.kind in ("text", "long_text"):
            return (replace(asked, settings={"max_length": draw(st.sampled_from([1, 5, 400, 9_000]))}),)
        case "kind":
            return (replace(asked, kind="text", options=(), settings={}, errors={}),)
    return (asked,)


@st.composite
def changed_forms(draw: st.DrawFn, form: Form) -> Form:
    """A form that an author made of this one, which can be walked too."""
    new = form
    for number in range(draw(st.integers(1, 3))):
        new = _one_change(draw, new, number)
    assume(not prove(new))
    return new


@often
@given(st.data(), forms_and_typing())
def test_after_a_safe_change_a_journey_goes_on_and_loses_nothing(data: st.DataObject, form_and_typing: Any) -> None:
    old, typed = form_and_typing
    new = data.draw(changed_forms(old))
    answers: dict[str, Any] = {}
    before = journey(old, typed, answers)
    safe = is_safe(old, new)
    event(f"safe: {safe}, complete: {before.complete}")
    assume(safe)
    asked_before = {question.key for step in old.every_step for question in step.questions}
    counted = {key: value for key, value in before.answers.items() if not key.startswith("@")}
    if not before.complete:
        walk(new, answers, TODAY)
        return
    after = walk(new, answers, TODAY)
    assert after.exit is None
    for _ in range(most_pages(new)):
        if after.current is None:
            break
        # Only what may be left blank is open: whoever presses "Continue" on what stands there comes to the end.
        raws = raws_of(after.current, answers)
        body = {name: texts for q in after.current.questions for name, texts in posted(q, raws[q.key]).items()}
        result = accept_step(new, after.current, body, TODAY)
        assert result.problems == ()
        answers |= result.values
        after = walk(new, answers, TODAY)
    assert after.complete
    assert {key: value for key, value in after.answers.items() if own_key(key) in asked_before} == counted


def _mapped(part: Part) -> Part:
    """This part of a form with a place in the record for each of its questions."""
    if isinstance(part, Repeat):
        return replace(part, steps=tuple(_mapped(step) for step in part.steps))
    return replace(part, questions=tuple(replace(q, maps_to="incident.incidentDescription") for q in part.questions))


@often
@given(st.data(), provable_forms)
def test_what_was_taken_away_is_named_and_nothing_else(data: st.DataObject, old: Form) -> None:
    mapped = replace(old, steps=tuple(_mapped(part) for part in old.steps))
    new = data.draw(changed_forms(mapped))
    kept = {question.key: question for step in new.every_step for question in step.questions}
    gone = {change.takes_away for change in changes(mapped, new) if change.takes_away}
    for step in mapped.every_step:
        for asked in step.questions:
            still = kept.get(asked.key)
            assert (asked.key in gone) == (still is None or still.kind != asked.kind or not still.maps_to), asked.key
            if still is not None and still.kind == asked.kind:
                values = {option.value for option in still.options}
                for option in asked.options:
                    assert (f"{asked.key}: {option.value}" in gone) == (option.value not in values)


@often
@given(provable_forms)
def test_a_form_has_not_changed_from_itself(form: Form) -> None:
    assert changes(form, replace(form)) == ()
