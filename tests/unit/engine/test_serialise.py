"""A form is the same after a trip through JSON, and what cannot be read is named with its place."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from contact_forms.engine import DefinitionError, content_hash, form_from_json, form_to_json
from contact_forms.engine.definition import Form, Option, Question, Step, Text
from tests.unit.engine.building import GOOD, condition, exit_step, form, question, step

FULL = Form(
    steps=(
        step("a", *(question(kind, kind, hint=Text("Hint")) for kind in GOOD), section=Text("About", "Am")),
        step("b", question("x", required=False, in_summary=False, maps_to="incident.incidentDescription")),
        step("c", question("y", errors={"required": Text("Enter it", "Rhowch ef")}, settings={"max_length": 9})),
        Step("d", Text("Read"), guidance=Text("<p>Read</p>"), only_if="red"),
        exit_step("e", only_if="not-red"),
    ),
    conditions=(condition("red", ("radios", "is", "red")), condition("not-red", "red", match="none")),
    declaration=Text("<p>It is true.</p>", "<p>Mae'n wir.</p>"),
    safety_mode=True,
)


def smallest() -> dict[str, Any]:
    asked = {"key": "q", "kind": "text", "label": {"en": "Label"}}
    return {"schema": 1, "steps": [{"key": "a", "title": {"en": "A"}, "questions": [asked]}]}


def test_nothing_is_lost_on_the_way_through_json() -> None:
    assert form_from_json(json.loads(json.dumps(form_to_json(FULL)))) == FULL


def test_defaults_are_left_out() -> None:
    read = form_from_json(smallest())
    assert read == form(Step("a", Text("A"), (Question("q", "text", Text("Label")),)))
    assert form_to_json(read) == smallest()


def test_the_hash_is_of_the_content_and_not_of_its_order() -> None:
    data = form_to_json(FULL)
    assert content_hash(data) == content_hash(dict(reversed(data.items())))
    assert content_hash(data) != content_hash(form_to_json(form_from_json(smallest())))
    assert len(content_hash(data)) == 64


def broken(change: Any) -> Any:
    data = smallest()
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda d: d.update(colour="red"), "form.colour"),
        (lambda d: d.update(schema=2), "form.schema"),
        (lambda d: d.update(schema=True), "form.schema"),
        (lambda d: d.update(steps={}), "form.steps"),
        (lambda d: d.pop("steps"), "form.steps"),
        (lambda d: d.update(steps=[7]), "form.steps[0]"),
        (lambda d: d["steps"][0].pop("title"), "form.steps[0].title"),
        (lambda d: d["steps"][0].update(title="A"), "form.steps[0].title"),
        (lambda d: d["steps"][0].update(title={"fr": "A"}), "form.steps[0].title.fr"),
        (lambda d: d["steps"][0].update(exit=None), "form.steps[0].exit"),
        (lambda d: d["steps"][0]["questions"][0].pop("kind"), "form.steps[0].questions[0].kind"),
        (lambda d: d["steps"][0]["questions"][0].update(kind=3), "form.steps[0].questions[0].kind"),
        (lambda d: d["steps"][0]["questions"][0].update(required="yes"), "form.steps[0].questions[0].required"),
        (lambda d: d["steps"][0]["questions"][0].update(options=[{}]), "form.steps[0].questions[0].options[0].value"),
        (
            lambda d: d["steps"][0]["questions"][0].update(options=[{"value": True, "label": {}}]),
            "form.steps[0].questions[0].options[0].value",
        ),
        (
            lambda d: d["steps"][0]["questions"][0].update(options=[{"value": "a", "label": {}, "risk": "some"}]),
            "form.steps[0].questions[0].options[0].risk",
        ),
        (
            lambda d: d["steps"][0]["questions"][0].update(settings={"not_before": date(2020, 1, 1)}),
            "form.steps[0].questions[0].settings.not_before",
        ),
        (
            lambda d: d["steps"][0]["questions"][0].update(settings={"minimum": float("nan")}),
            "form.steps[0].questions[0].settings.minimum",
        ),
        (lambda d: d["steps"][0]["questions"][0].update(settings={1: 2}), "form.steps[0].questions[0].settings"),
        (
            lambda d: d["steps"][0]["questions"][0].update(errors={"required": "Enter"}),
            "form.steps[0].questions[0].errors.required",
        ),
        (
            lambda d: d.update(conditions=[{"name": "a", "match": "most", "rows": []}]),
            "form.conditions[0].match",
        ),
        (
            lambda d: d.update(conditions=[{"name": "a", "match": "all", "rows": [{"value": True}]}]),
            "form.conditions[0].rows[0].value",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(change: Any, path: str) -> None:
    with pytest.raises(DefinitionError) as error:
        form_from_json(broken(change))
    assert error.value.path == path and str(error.value).startswith(f"{path}: ")


@pytest.mark.parametrize("data", [None, [], "form", 3])
def test_what_is_no_form_at_all_is_an_error(data: Any) -> None:
    with pytest.raises(DefinitionError, match="form: must be an object"):
        form_from_json(data)


def test_settings_are_bounded_in_depth() -> None:
    deep: Any = 1
    for _ in range(3_000):
        deep = {"a": deep}
    with pytest.raises(DefinitionError, match="nested too deep"):
        form_from_json(broken(lambda d: d["steps"][0]["questions"][0].update(settings=deep)))


def test_options_keep_every_fact() -> None:
    option = Option("a", Text("A", "A"), Text("Hint"), "CODE_1", "weapon", "raised", True)
    asked = form(step("s", question("q", "checkboxes", options=(option,))))
    assert form_from_json(form_to_json(asked)).steps[0].questions[0].options == (option,)
