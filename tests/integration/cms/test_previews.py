"""Previews: every page of a draft, in both languages, framed by our own admin alone."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from wagtail.models import Page

from cms.models import ServicePage
from tests.integration.cms.library import FORM, Library

ALL = [
    "start",
    "bridging",
    "choose",
    "step-in-danger",
    "errors-in-danger.1",
    "errors-in-danger.2",
    "step-call-999",
    "step-what-happened",
    "errors-what-happened.1",
    "errors-what-happened.2",
    "check",
    "confirmation",
    "email",
    "pdf",
]


@pytest.fixture
def draft(library: Library) -> ServicePage:
    return library.service()


def preview(page: Page, mode: str) -> HttpResponse:
    response: HttpResponse = page.make_preview_request(preview_mode=mode)
    return response


def test_every_page_of_the_draft_can_be_chosen_in_both_languages(draft: ServicePage) -> None:
    modes = dict(draft.preview_modes)
    assert list(modes) == [f"{mode}:{language}" for language in ("en", "cy") for mode in ALL]
    assert modes["step-in-danger:en"] == "1. Is anyone in danger?"
    assert modes["step-in-danger:cy"] == "1. Is anyone in danger? (Welsh)"
    assert modes["errors-in-danger.2:en"] == "1. Is anyone in danger?: errors 2 of 2"


@pytest.mark.parametrize("mode", [mode for mode in ALL if mode not in ("email", "pdf")])
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


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("errors-in-danger.1:en", "Select yes or no for “Is anyone in danger now?”"),
        ("errors-in-danger.1:cy", "A oes rhywun mewn perygl nawr?”"),
        ("errors-what-happened.1:en", "Enter an answer to “What happened?”"),
        ("errors-what-happened.2:en", "must be 10000 characters or fewer"),
    ],
)
def test_every_error_message_is_shown_as_people_meet_it(draft: ServicePage, mode: str, words: str) -> None:
    html = preview(draft, mode).content.decode()
    assert "govuk-error-summary" in html
    assert html.count(words) >= 2, "in the summary and beside the question"


def test_the_force_s_email_and_pdf_are_previewed_with_an_answer_to_every_question(draft: ServicePage) -> None:
    html = preview(draft, "email:en").content.decode()
    assert "DOG-0000-0000-0: Report a lost dog (routine)" in html
    assert "What happened?" in html and "An example answer." in html
    assert "DOG-0000-0000-0.pdf" in html
    assert "Beth ddigwyddodd?" in preview(draft, "email:cy").content.decode()
    pdf = preview(draft, "pdf:en")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def test_beside_the_editor_the_pdf_is_shown_as_pictures_of_its_pages(draft: ServicePage) -> None:
    beside = draft.make_preview_request(preview_mode="pdf:en", extra_request_attrs={"in_preview_panel": True})
    assert 'src="data:image/png;base64,' in beside.content.decode()
    assert "img-src 'self' data:" in beside["Content-Security-Policy"]
    assert "unsafe-inline" not in beside["Content-Security-Policy"]


def test_what_is_sent_is_not_previewed_of_a_form_that_cannot_be_walked(library: Library) -> None:
    assert "No preview of this yet" in preview(library.service(conditions=[]), "email:en").content.decode()


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
