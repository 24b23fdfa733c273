"""What surrounds a page: title, language, navigation, phase, safety, numbers, and the page without a document."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.utils import translation

from govuk_theme import plain_error_page, render


def test_the_header_leads_home_and_shows_the_mark(sample: Any) -> None:
    html = render(sample("content"))
    assert re.search(r'<a href="/" class="soh-header__home">.*TVP</text>.*Thames Valley Police</span>', html, re.DOTALL)


def test_search_stands_in_the_header_and_not_in_the_menu(sample: Any) -> None:
    html = render(sample("content"))
    assert html.count('href="/search/"') == 1
    assert html.index('href="/search/"') < html.index('id="soh-navigation"')


def test_the_section_a_page_stands_in_is_marked(sample: Any) -> None:
    assert re.search(r'href="/report/" aria-current="page"', render(sample("section")))
    assert re.search(r'href="/report/" aria-current="true"', render(sample("service_start")))


def test_only_a_beta_site_says_so(sample: Any) -> None:
    assert 'href="/feedback/"' in render(sample("content"))
    assert "govuk-phase-banner" not in render(sample("content", chrome={"phase": ""}))


def test_the_language_switch_names_the_other_language_in_itself(sample: Any) -> None:
    english = render(sample("content", other_language_path="/cy/cookies/"))
    assert 'href="/cy/cookies/" rel="alternate" hreflang="cy" lang="cy">Cymraeg</a>' in english
    welsh = render(sample("content", language="cy", other_language_path="/cookies/"))
    assert 'hreflang="en" lang="en">English</a>' in welsh
    assert "hreflang" not in render(sample("content"))


def test_a_welsh_page_speaks_welsh(sample: Any) -> None:
    html = render(sample("step", language="cy", errors=[{"text": "x", "href": "#where"}]))
    assert '<html lang="cy"' in html
    assert "Parhau" in html and "Continue" not in html
    assert "<title>Gwall: " in html
    assert "Neidio i'r prif gynnwys" in html
    assert "4 Gorffennaf 2026 am 3:05pm" in render(sample("confirmation", language="cy"))
    assert "tua 10 munud" in render(sample("service_start", language="cy"))


def test_rendering_leaves_the_callers_language_alone(sample: Any) -> None:
    with translation.override("en"):
        render(sample("content", language="cy"))
        plain_error_page(500, "cy")
        assert translation.get_language() == "en"


def test_a_safety_page_can_be_left_at_once_and_leaves_no_service_name_in_the_history(sample: Any) -> None:
    html = render(sample("step", safety=True, title="About you", service_title="Report domestic abuse"))
    assert html.count('href="/leave/"') == 2, "the button, and the link beside the skip link"
    assert "govuk-js-exit-this-page-skiplink" in html
    assert "<title>About you - Thames Valley Police</title>" in html
    assert 'novalidate autocomplete="off"' in html
    assert "/leave/" not in render(sample("step"))


def test_robots_and_description_are_given_when_the_document_has_them(sample: Any) -> None:
    html = render(sample("content", robots="noindex", description="About cookies"))
    assert '<meta name="robots" content="noindex">' in html
    assert '<meta name="description" content="About cookies">' in html
    assert 'name="robots"' not in render(sample("content"))


def test_the_brand_comes_after_the_site_style_sheet(sample: Any) -> None:
    html = render(sample("content", chrome={"brand_css": "/brand.0123456789ab.css"}))
    assert html.index("soh/site.css") < html.index("/brand.0123456789ab.css")


def test_a_step_has_a_back_link_and_a_page_has_breadcrumbs(sample: Any) -> None:
    assert re.search(r'href="/report/antisocial-behaviour/" class="govuk-back-link', render(sample("step")))
    assert "govuk-breadcrumbs" in render(sample("service_start"))


def test_the_emergency_block_gives_the_forces_own_numbers(sample: Any) -> None:
    chrome = {"non_emergency_phone": "0300 123", "textphone": "18001 0300 123", "emergency_textphone": "18000"}
    html = render(sample("content", body=[{"type": "emergency"}], chrome=chrome))
    assert 'href="tel:999"' in html
    assert 'href="tel:0300123"' in html
    assert "textphone 18001 0300 123" in html


def test_rich_text_is_dressed_and_stays_clean(sample: Any) -> None:
    html = (
        '<p onclick="x()"><a href="javascript:x()">bad</a> <a href="/a/">good</a></p><style>p{}</style><ul><li>1</ul>'
    )
    page = render(sample("content", body=[{"type": "rich_text", "html": html}]))
    assert '<p class="govuk-body"><a class="govuk-link">bad</a> <a href="/a/" class="govuk-link">good</a></p>' in page
    assert '<ul class="govuk-list govuk-list--bullet"><li>1</li></ul>' in page


@pytest.mark.parametrize("sent", [("no", "Nothing was sent to the police."), ("yes", "has been received")])
def test_a_message_says_whether_anything_was_sent(sent: tuple[str, str], sample: Any) -> None:
    assert sent[1] in render(sample("message", sent=sent[0]))
    assert sent[1] in plain_error_page(500, "en", "Gwent Police", sent=sent[0]).decode()


@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
@pytest.mark.parametrize(("language", "call"), [("en", "call 999"), ("cy", "ffoniwch 999"), ("xx", "call 999")])
def test_the_page_without_a_document_says_how_to_reach_the_police(status: int, language: str, call: str) -> None:
    html = plain_error_page(status, language, "<b>Gwent</b>").decode()
    assert call in html and "101" in html
    assert "&lt;b&gt;Gwent&lt;/b&gt;" in html
    assert html.count("<h1") == 1


def test_the_page_without_a_document_needs_no_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare(ManifestStaticFilesStorage):
        def read_manifest(self) -> None:
            return None

    bare = Bare(location="/nowhere", base_url="/static/")
    monkeypatch.setattr(staticfiles_storage, "_wrapped", bare)
    monkeypatch.setattr("django.conf.settings.DEBUG", False)
    assert 'href="/static/soh/site.css"' in plain_error_page(503).decode()
