"""Previews: every page of a draft, in both languages, framed by our own admin alone."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from wagtail.models import Page

from cms.models import ServicePage
from tests.integration.cms.library import FORM, Library

ALL = ["start", "bridging", "choose", "step-in-danger", "step-call-999", "step-what-happened", "check", "confirmation"]


@pytest.fixture
def draft(library: Library) -> ServicePage:
    return library.service()


def preview(page: Page, mode: str) -> HttpResponse:
    response: HttpResponse = page.make_preview_request(preview_mode=mode)
    return response


def test_every_page_of_the_draft_can_be_chosen_in_both_languages(draft: ServicePage) -> None:
    modes = dict(draft.preview_modes)
    assert list(modes) == [f"{mode}:{language}" for language in ("en", "cy") for mode in ALL]
    assert modes["step-in-danger:en"] == "Step: Is anyone in danger?"
    assert modes["step-in-danger:cy"] == "Step: Is anyone in danger? (Welsh)"


@pytest.mark.parametrize("mode", ALL)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_of_the_draft_shows(draft: ServicePage, mode: str, language: str) -> None:
    response = preview(draft, f"{mode}:{language}")
    assert response.status_code == 200
    html = response.content.decode()
    assert f'lang="{language}"' in html
    assert "No preview of this yet" not in html


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("start:en", "Look at home."),
        ("start:cy", "Gartref."),
        ("step-in-danger:cy", "A oes rhywun mewn perygl nawr?"),
        ("step-call-999:en", "Call <strong>999</strong> now."),
        ("check:en", "What happened?"),
    ],
)
def test_a_preview_shows_what_the_public_would_read(draft: ServicePage, mode: str, words: str) -> None:
    assert words in preview(draft, mode).content.decode()


def test_a_form_that_cannot_be_walked_is_explained_instead(library: Library) -> None:
    page = library.service(conditions=[])
    html = preview(page, "step-in-danger:en").content.decode()
    assert "No preview of this yet" in html
    assert "danger" in html
    assert "Look at home." in preview(page, "start:en").content.decode()


def test_a_draft_with_nothing_in_it_yet_is_explained_too(library: Library) -> None:
    page = library.service(form=[{"type": "step", "value": {"questions": [{"type": "text", "value": {}}]}}])
    assert "No preview of this yet" in preview(page, "check:en").content.decode()
    assert preview(page, "start:en").status_code == 200


def test_a_step_that_is_gone_is_explained(draft: ServicePage) -> None:
    draft.form = FORM[2:]
    draft.conditions = []
    assert "no such page any more" in preview(draft, "step-in-danger:en").content.decode()


def test_a_preview_may_be_framed_by_our_own_host_alone(draft: ServicePage) -> None:
    response = preview(draft, "start:en")
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_any_page_previews_in_both_languages(library: Library) -> None:
    page = Page.objects.get(slug="cookies").specific
    assert dict(page.preview_modes) == {"en": "English", "cy": "Welsh"}
    assert "Cwcis" in preview(page, "cy").content.decode()
