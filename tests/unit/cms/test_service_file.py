"""Service files: read with their place when wrong, proved without a database, and the same after a round trip."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from cms.management.commands.check_services import problems_of
from cms.models import ServicePage
from cms.publishing.compile import compile_service
from cms.publishing.service_file import (
    ServiceFileError,
    apply_service,
    export_service,
    read_service_file,
    service_of,
)
from contact_forms.blocks import compile_form, draft_of
from contact_forms.engine import form_from_json
from tests.integration.journey.structured_form import FORM_WITH_TASKS

FILES = sorted((settings.BASE_DIR / "fixtures" / "services").rglob("*.yaml"))
SMALL: dict[str, Any] = {
    "schema": 1,
    "slug": "lost-dog",
    "section": "report",
    "title": {"en": "Report a lost dog", "cy": "Rhoi gwybod am gi coll"},
    "summary": {"en": "Tell us about a dog.", "cy": "Rhowch wybod am gi."},
    "minutes": 5,
    "guidance": [{"type": "emergency"}, {"type": "heading", "text": {"en": "Before you start", "cy": ""}}],
    "slots": [{"key": "team", "label": "Your team", "required": True}],
    "bridging": {"en": "<p>Call <b>101</b>.</p>"},
    "delivery": {"category": "DOG", "reference_prefix": "DOG", "promise": {"en": "Within 2 days.", "cy": ""}},
    "form": {
        "steps": [
            {
                "key": "what-happened",
                "title": {"en": "What happened"},
                "questions": [
                    {
                        "key": "account",
                        "kind": "long_text",
                        "label": {"en": "What happened?"},
                        "settings": {"max_length": 500},
                        "errors": {"required": {"en": "Tell us what happened"}},
                        "maps_to": "incident.incidentDescription",
                    },
                    {
                        "key": "size",
                        "kind": "radios",
                        "label": {"en": "How big is it?"},
                        "options": [
                            {"value": "small", "label": {"en": "Small"}},
                            {"value": "fierce", "label": {"en": "Fierce"}, "risk": "urgent", "code": "F1"},
                        ],
                    },
                ],
            }
        ]
    },
}


def page_of(data: dict[str, Any]) -> ServicePage:
    page = ServicePage(content_type_id=1)
    apply_service(page, service_of(data))
    return page


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_service_of_the_library_can_be_published(file: Path) -> None:
    assert problems_of(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_form_in_a_file_is_the_form_that_is_released(file: Path) -> None:
    written = form_from_json(yaml.safe_load(file.read_text(encoding="utf-8"))["form"])
    released = compile_service(page_of(yaml.safe_load(file.read_text(encoding="utf-8")))).form
    assert [part.key for part in released.steps] == [part.key for part in written.steps]
    assert [step.key for step in released.every_step] == [step.key for step in written.every_step]
    for before, after in zip(written.every_step, released.every_step, strict=True):
        assert [
            (q.key, q.kind, q.label, q.hint, q.required, q.options, q.maps_to, q.errors) for q in after.questions
        ] == [(q.key, q.kind, q.label, q.hint, q.required, q.options, q.maps_to, q.errors) for q in before.questions]
        assert (after.only_if, after.section, after.title) == (before.only_if, before.section, before.title)
    assert released.conditions == written.conditions


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_editor_can_save_a_service_of_the_library(file: Path) -> None:
    page = page_of(yaml.safe_load(file.read_text(encoding="utf-8")))
    for name in ("guidance", "slots", "form", "conditions"):
        stream = getattr(page, name)
        stream.stream_block.clean(stream)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_form_passes_through_its_blocks_unchanged(file: Path) -> None:
    form = compile_form(draft_of(read_form(file), file.stem))
    assert compile_form(draft_of(form, file.stem)) == form


def test_repeats_tasks_and_hand_offs_pass_through_their_blocks_and_a_file() -> None:
    form = form_from_json(FORM_WITH_TASKS)
    assert compile_form(draft_of(form, "crash")) == form
    assert compile_service(page_of(SMALL | {"form": FORM_WITH_TASKS})).form == form


def read_form(file: Path) -> Any:
    return form_from_json(yaml.safe_load(file.read_text(encoding="utf-8"))["form"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_exported_service_reads_back_as_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = read_service_file(file)
    page = ServicePage(content_type_id=1)
    apply_service(page, service)
    monkeypatch.setattr(ServicePage, "section_key", service.section)
    again = service_of(yaml.safe_load(export_service(page)))
    other = ServicePage(content_type_id=1)
    apply_service(other, again)
    assert compile_service(other) == compile_service(page)


def test_loading_the_same_file_twice_changes_nothing() -> None:
    page = ServicePage(content_type_id=1)
    assert apply_service(page, service_of(SMALL))
    assert not apply_service(page, service_of(copy.deepcopy(SMALL)))
    assert apply_service(page, service_of(SMALL | {"minutes": 6}))


def test_texts_of_a_file_become_clean_html_and_plain_pairs() -> None:
    page = page_of(SMALL)
    assert page.bridging == "<p>Call <strong>101</strong>.</p>"
    assert page.promise == "Within 2 days."
    compiled = compile_service(page)
    assert compiled.plan.promise.en == "Within 2 days."
    assert compiled.slots[0]["required"]
    assert compiled.form.steps[0].questions[0].settings == {"max_length": 500}
    assert not compiled.welsh_complete


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"schema": 2}, "schema"),
        ({"section": "elsewhere"}, "section"),
        ({"title": {"cy": "Dim Saesneg"}}, "title.en"),
        ({"title": {"en": "Title", "fr": "Titre"}}, "title.fr"),
        ({"surprise": 1}, "surprise"),
        ({"delivery": {"priority": 1}}, "delivery.priority"),
        ({"guidance": [{"type": "emergency"}, {"type": "video"}]}, "guidance[1].type"),
        ({"guidance": [{"type": "heading", "text": {"en": 3}}]}, "guidance[0].text.en"),
        ({"slots": [{"label": "No key"}]}, "slots[0].key"),
        ({"form": {"steps": [{"key": "one", "title": {"en": "One"}, "colour": "red"}]}}, "form.steps[0].colour"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(change: dict[str, Any], place: str) -> None:
    with pytest.raises(ServiceFileError) as error:
        service_of(SMALL | change, "report/lost-dog.yaml")
    assert error.value.place == place
    assert str(error.value).startswith("report/lost-dog.yaml: ")


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("slug: [", encoding="utf-8")
    with pytest.raises(ServiceFileError, match=r"broken\.yaml"):
        read_service_file(file)


def test_a_file_must_be_named_after_its_section_and_slug(tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(yaml.safe_dump(SMALL), encoding="utf-8")
    assert "report/lost-dog.yaml" in problems_of(file)[0]


def test_a_file_whose_form_cannot_be_walked_is_refused_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    broken = copy.deepcopy(SMALL)
    broken["form"]["steps"][0]["only_if"] = "nowhere"
    file = folder / "lost-dog.yaml"
    file.write_text(yaml.safe_dump(broken), encoding="utf-8")
    assert any("nowhere" in problem for problem in problems_of(file))
