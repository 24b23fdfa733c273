"""Pages on their way out: one Document a language, and the mark for the page cache."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from govuk_theme.documents import ChooseForceDocument, HomeDocument, SectionDocument
from tests.integration.cms.library import ForceSite, Library, publish

ELY = {"HTTP_HOST": "ely.localhost"}
NATIONAL = {"HTTP_HOST": "national.localhost"}


def test_the_national_home_lists_its_sections_with_their_services(library: Library) -> None:
    publish(library.service())
    document = library.home.document("en")
    assert isinstance(document, HomeDocument)
    assert [(section.title, [link.text for link in section.links]) for section in document.sections] == [
        ("Report", ["Report a lost dog"]),
        ("Request", []),
    ]


def test_a_section_lists_what_is_live_below_it(library: Library) -> None:
    publish(library.service())
    library.service("a-draft")
    document = library.report.document("cy")
    assert isinstance(document, SectionDocument)
    assert [(link.text, link.href) for link in document.links] == [
        ("Rhoi gwybod am gi coll", "/cy/report/lost-dog/"),
    ]


def test_a_national_service_leads_to_the_forces_that_take_it(library: Library, make_force: Any) -> None:
    service = publish(library.service())
    make_force("ely").takes(service)
    make_force("rutland")
    document = service.document("en")
    assert isinstance(document, ChooseForceDocument)
    assert [force.href for force in document.forces] == ["http://ely.localhost/report/lost-dog/"]


def test_a_page_is_served_in_english_and_welsh(library: Library, make_force: Any, visitor: Client) -> None:
    make_force("powys", welsh=True).takes(publish(library.service()))
    english = visitor.get("/report/lost-dog/", HTTP_HOST="powys.localhost")
    welsh = visitor.get("/cy/report/lost-dog/", HTTP_HOST="powys.localhost")
    assert "Report a lost dog" in english.content.decode()
    assert "Rhoi gwybod am gi coll" in welsh.content.decode()
    assert welsh["Content-Language"] == "cy"


def test_welsh_is_not_found_on_a_site_that_does_not_speak_it(
    library: Library, force: ForceSite, visitor: Client
) -> None:
    force.takes(publish(library.service()))
    assert visitor.get("/cy/report/lost-dog/", **ELY).status_code == 404


def test_a_served_page_is_marked_for_the_page_cache(library: Library, force: ForceSite, visitor: Client) -> None:
    response = visitor.get("/report/", **ELY)
    assert response.wsgi_request.environ["soh.page"] == {"site_id": force.site.pk, "fresh_until": None}
    assert "soh.page" not in visitor.get("/nowhere/", **ELY).wsgi_request.environ


def test_a_start_page_that_is_not_cached_asks_at_most_12_queries(
    library: Library, force: ForceSite, visitor: Client
) -> None:
    force.takes(publish(library.service()))
    visitor.get("/", **ELY)
    with CaptureQueriesContext(connection) as captured:
        assert visitor.get("/report/lost-dog/", **ELY).status_code == 200
    # Here each reading of epochs is a query; a public process hears of them and asks none.
    asked = [query["sql"] for query in captured if "cms_epoch" not in query["sql"]]
    assert len(asked) <= 12, "\n".join(asked)


def test_a_link_to_a_page_becomes_its_path_and_a_link_to_a_draft_only_its_words(library: Library) -> None:
    live = publish(library.service())
    draft = library.service("a-draft")
    cookies = Page.objects.get(slug="cookies").specific
    cookies.body = [
        {
            "type": "rich_text",
            "value": f'<p><a linktype="page" id="{live.pk}">a dog</a> '
            f'<a linktype="page" id="{draft.pk}">a draft</a></p>',
        }
    ]
    assert cookies.document("en").body[0].html == '<p><a href="/report/lost-dog/">a dog</a> a draft</p>'
