"""For any service: into a file and back is the same service, and every mistake in a file is found at its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.models import ServicePage
from cms.publishing.compile import compile_service
from cms.publishing.service_file import (
    ServiceFileError,
    apply_service,
    export_service,
    read_service_text,
    service_of,
)
from cms.publishing.service_file.checking import check
from cms.publishing.service_file.closed_yaml import Unreadable, read_closed_yaml
from cms.publishing.service_file.reading import state_of
from cms.publishing.service_file.writing import as_yaml
from cms.publishing.welsh import translations_of
from contact_forms.engine import form_from_json, form_to_json
from tests.unit.cms.random_services import services
from tests.unit.engine.random_forms import forms

often = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

scalars = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
data = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@pytest.fixture(scope="module", autouse=True)
def a_place_in_the_tree() -> Iterator[None]:
    """Pages of these tests are in no tree, so their section is what the file says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServicePage, "section_key", property(lambda page: page.__dict__["of_section"]))
        yield


def page_of(data: dict[str, Any]) -> ServicePage:
    service = service_of(data)
    page = ServicePage(content_type_id=1)
    page.__dict__["of_section"] = service.section
    apply_service(page, service)
    return page


@settings(max_examples=300, deadline=None)
@given(data)
def test_any_plain_data_is_the_same_after_the_file(given: Any) -> None:
    assert read_closed_yaml(as_yaml(given))[0] == given


@often
@given(services())
def test_any_service_is_the_same_after_the_file(given: dict[str, Any]) -> None:
    page = page_of(given)
    text = export_service(page)
    read = read_service_text(text.encode(), "lost-dog.yaml")
    again = ServicePage(content_type_id=1)
    again.__dict__["of_section"] = read.section
    assert apply_service(again, read)
    assert compile_service(again) == compile_service(page)
    assert state_of(again) == state_of(page)
    assert export_service(again) == text
    assert not apply_service(again, read)


@often
@given(services())
def test_what_a_file_says_is_what_the_page_holds(given: dict[str, Any]) -> None:
    compiled = compile_service(page_of(given))
    form = {**given["form"], "safety_mode": given["safety_mode"] or given["form"].get("safety_mode", False)}
    assert json.dumps(form_to_json(compiled.form)) == json.dumps(form_to_json(form_from_json(form)))
    assert compiled.content["guidance"] == given["guidance"]
    assert compiled.slots == given["slots"]
    for name in ("title", "summary", "bridging", "minutes"):
        assert compiled.content[name] == given[name]
    plan = given["delivery"]
    assert (compiled.plan.category, compiled.plan.retention_days) == (plan["category"], plan["retention_days"])
    for name in ("promise", "panel", "next"):
        text = getattr(compiled.plan, name)
        assert {"en": text.en, "cy": text.cy} == plan[name]


@often
@given(services(), st.data())
def test_welsh_that_is_out_of_date_is_so_after_the_file(given: dict[str, Any], chosen: st.DataObject) -> None:
    page = page_of(given)
    made_from = page.welsh["made_from"]
    for place in chosen.draw(st.sets(st.sampled_from(sorted(made_from)))) if made_from else ():
        made_from[place] = ["0123456789ab", made_from[place][1]]
    read = read_service_text(export_service(page).encode(), "lost-dog.yaml")
    again = ServicePage(content_type_id=1)
    apply_service(again, read)
    states = [[(each.text.place, each.state) for each in translations_of(one)] for one in (page, again)]
    outdated = {text.text.text.cy for text in translations_of(page) if text.state == "outdated"}
    differing = [one for one, other in zip(*states, strict=True) if one != other]
    # The same Welsh under two English texts, one of them out of date: what it was made from is known for both.
    assert all(
        text.text.text.cy in outdated for text in translations_of(page) if (text.text.place, text.state) in differing
    )
    assert {state for _, state in states[0]} == {state for _, state in states[1]}


@often
@given(forms())
def test_the_schema_takes_every_form_that_the_engine_writes(form: Any) -> None:
    file = {"schema": 1, "slug": "any", "section": "report", "title": {"en": "Any"}, "form": form_to_json(form)}
    assert check(file) == []


@often
@given(services(), st.data())
def test_a_mistake_anywhere_is_found_at_its_line(given: dict[str, Any], chosen: st.DataObject) -> None:
    places = [place for place in _mappings(given, ()) if "settings" not in place and "errors" not in place]
    place = chosen.draw(st.sampled_from(places))
    part: Any = given
    for step in place:
        part = part[step]
    part["surprise"] = "A text of no use"
    text = as_yaml(given)
    with pytest.raises(ServiceFileError) as error:
        read_service_text(text.encode(), "lost-dog.yaml")
    [mistake] = error.value.mistakes
    assert mistake.steps == (*place, "surprise")
    line = text.splitlines()[mistake.line - 1] if "\x0b" not in text else ""
    assert not line or line[mistake.column - 1 :].startswith("surprise")
    assert "write" in mistake.reason


def _mappings(part: Any, place: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(part, dict):
        yield place
        for name, value in part.items():
            yield from _mappings(value, (*place, name))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _mappings(value, (*place, number))


@often
@given(st.text())
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        read_closed_yaml(text)
    except Unreadable as refused:
        assert refused.mistake.reason


@often
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_as_no_service(content: bytes) -> None:
    with pytest.raises(ServiceFileError) as error:
        read_service_text(content, "any.yaml")
    assert str(error.value).startswith("any.yaml")
