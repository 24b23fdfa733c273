"""The service editor: problems stand beside their blocks, drafts may be saved with them, publishing is refused."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import ServicePage
from cms.publishing.beside_blocks import errors_beside_blocks
from cms.publishing.gate import prove_service
from cms.settings import env
from tests.integration.cms.library import CONDITIONS, FORM, Library, publish


@pytest.fixture
def editor(db: None) -> Client:
    """Somebody signed in who may publish anything."""
    user = get_user_model().objects.create_superuser("national.publisher", "publisher@example.com", "a long password")
    client = Client(HTTP_HOST=env.ADMIN_HOST)
    client.force_login(user)
    return client


def _struct(value: Any) -> Any:
    """Raw block values as the fields that an editor's browser posts."""
    if isinstance(value, dict):
        return {name: _struct(part) for name, part in value.items()}
    if isinstance(value, str) and value.startswith("<p>"):
        return rich_text(value)
    if isinstance(value, list):
        return streamfield([(item["type"], _struct(item["value"])) for item in value])
    return value


def posted(page: ServicePage, **fields: Any) -> dict[str, Any]:
    """What the browser posts for this page, with other values for some fields."""
    streams = {
        "guidance": streamfield([]),
        "slots": streamfield([]),
        "clocks": streamfield([]),
        "form": streamfield([]),
        "conditions": streamfield([]),
    }
    values = {
        name: getattr(page, name) or ""
        for name in (
            "title", "title_cy", "summary", "summary_cy", "minutes", "category", "subcode", "reference_prefix",
            "protective_marking", "retention_days", "promise", "promise_cy", "panel_title", "panel_title_cy", "retired",
            "approved_for", "slug", "seo_title", "search_description",
        )
    }  # fmt: skip
    rich = {
        name: rich_text(getattr(page, name))
        for name in ("bridging", "bridging_cy", "declaration", "declaration_cy", "next_steps", "next_steps_cy")
    }
    comments = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return nested_form_data(values | rich | streams | fields) | comments


def step(key: str, question: str, only_if: str = "") -> tuple[str, dict[str, Any]]:
    """A step with one question, as it is posted."""
    pair = {"en": "Words", "cy": "Geiriau"}
    asked = {
        "key": question,
        "label": pair,
        "hint": {"en": "", "cy": ""},
        "required": "on",
        "settings": {"max_length": "", "rows": "", "input": "text"},
        "errors": {"count": 0},
        "maps_to": "",
        "in_summary": "on",
    }
    return "step", {
        "key": key,
        "title": pair,
        "section": {"en": "", "cy": ""},
        "only_if": only_if,
        "guidance": {"en": rich_text(""), "cy": rich_text("")},
        "content": streamfield([]),
        "questions": streamfield([("long_text", asked)]),
    }


def edit(editor: Client, page: ServicePage, action: str = "", **fields: Any) -> Any:
    data = posted(page, **fields)
    if action:
        data[action] = "1"
    return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_the_editor_opens_with_its_tabs(library: Library, editor: Client) -> None:
    page = publish(library.service())
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for words in ("Start page", "Form", "Delivery", "Local slots", "Releases", "Beta sites only"):
        assert words in html


@pytest.mark.parametrize("kind", ["servicepage", "contentpage"])
def test_the_address_word_of_a_new_page_comes_from_its_title(library: Library, editor: Client, kind: str) -> None:
    html = editor.get(reverse("wagtailadmin_pages:add", args=["cms", kind, library.report.pk])).content.decode()
    assert 'data-w-sync-target-value="#id_slug"' in html


def test_the_draft_in_the_window_is_previewed_on_the_host_of_the_admin(library: Library, editor: Client) -> None:
    page = publish(library.service())
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = posted(page, title="Another title", form=streamfield([step("one", "first")]))
    assert editor.post(address, data).json() == {"is_valid": True, "is_available": True}
    shown = editor.get(address, {"mode": "start:en", "in_preview_panel": "true"})
    assert shown.status_code == 200
    html = shown.content.decode()
    assert "Another title" in html
    [colours] = re.findall(r'href="([^"]*/brand\.[^"]*)"', html)
    assert editor.get(colours).headers["Content-Type"].startswith("text/css")


def test_editors_see_pages_in_the_order_of_the_public_site(library: Library, editor: Client) -> None:
    publish(library.home.get_children().last().specific)
    html = editor.get(reverse("wagtailadmin_explore", args=[library.home.pk])).content.decode()
    children = library.home.get_children()
    places = [html.index(reverse("wagtailadmin_pages:edit", args=[child.pk])) for child in children]
    assert len(places) == 3
    assert places == sorted(places)


def test_a_new_service_can_be_begun_below_a_national_section_only(library: Library, force: Any, editor: Client) -> None:
    def status(parent: Any) -> int:
        return editor.get(reverse("wagtailadmin_pages:add", args=["cms", "servicepage", parent.pk])).status_code

    assert status(library.report) == 200
    assert status(force.report) in (302, 403)


def test_a_draft_with_problems_is_saved(library: Library, editor: Client) -> None:
    page = library.service()
    response = edit(editor, page, form=streamfield([step("one", "asked", only_if="nowhere")]))
    assert response.status_code == 302, response.context["form"].errors
    saved = ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert saved.form[0].value["only_if"] == "nowhere"


def test_publishing_shows_the_problem_beside_the_block_and_publishes_nothing(library: Library, editor: Client) -> None:
    page = library.service()
    response = edit(
        editor,
        page,
        "action-publish",
        form=streamfield([step("one", "first"), step("two", "second", only_if="nowhere")]),
    )
    assert response.status_code == 200
    errors = response.context["form"].errors.as_data()
    assert list(errors) == ["form", "__all__"]
    assert "It is not published. One thing keeps it from that" in response.content.decode()
    beside = errors["form"][0].as_json_data()["blockErrors"]
    assert list(beside) == [1]
    assert "nowhere" in json.dumps(beside[1])
    assert not ServicePage.objects.get(pk=page.pk).live
    assert not page.releases.exists()


def test_publishing_a_form_that_can_be_walked_makes_the_release(library: Library, editor: Client) -> None:
    page = library.service()
    response = edit(editor, page, "action-publish", form=streamfield([step("one", "first")]))
    assert response.status_code == 302, response.context["form"].errors.as_data()
    page = ServicePage.objects.get(pk=page.pk)
    assert page.live
    assert page.releases.get().form_version.definition["steps"][0]["key"] == "one"


def test_a_problem_of_an_exit_or_a_condition_stands_beside_its_part(library: Library) -> None:
    exit_ = json.loads(json.dumps(FORM[1]))
    exit_["value"]["body"] = {"en": "", "cy": ""}
    conditions = json.loads(json.dumps(CONDITIONS))
    conditions[0]["value"]["rows"][0]["value"]["operator"] = "sounds_like"
    page = library.service(form=[FORM[0], exit_, FORM[2]], conditions=conditions)
    problems = prove_service(page)
    of_form = errors_beside_blocks(page.form, [problem for problem in problems if problem.field == "form"])
    assert "body" in of_form.as_json_data()["blockErrors"][1]["blockErrors"]
    of_conditions = errors_beside_blocks(page.conditions, [p for p in problems if p.field == "conditions"])
    rows = of_conditions.as_json_data()["blockErrors"][0]["blockErrors"]["rows"]["blockErrors"]
    assert "operator" in json.dumps(rows)


def test_two_slots_with_one_key_are_refused_beside_the_slot(library: Library) -> None:
    slot = {"type": "slot", "value": {"key": "team", "label": "Team", "required": False}}
    page = library.service(slots=[slot, slot])
    problems = prove_service(page)
    assert [(problem.field, problem.place) for problem in problems] == [("slots", (0, "key")), ("slots", (1, "key"))]


@pytest.mark.parametrize("what", ["service", "section"])
def test_a_released_service_cannot_be_deleted_and_the_editor_reads_why(
    library: Library, editor: Client, what: str
) -> None:
    page = publish(library.service())
    target = page if what == "service" else library.report
    response = editor.post(reverse("wagtailadmin_pages:delete", args=[target.pk]), follow=True)
    assert "cannot be deleted" in response.content.decode()
    assert ServicePage.objects.filter(pk=page.pk).exists()


def test_a_draft_that_was_never_released_can_be_deleted(library: Library, editor: Client) -> None:
    page = library.service()
    editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not ServicePage.objects.filter(pk=page.pk).exists()
