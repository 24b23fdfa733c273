"""The API gives what the site shows, of the host that is asked, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cms.models import Adoption
from contact_forms.engine import form_from_json
from govuk_theme import render
from govuk_theme.documents import parse_document
from tests.integration.cms.library import ForceSite, Library, publish

ELY = {"HTTP_HOST": "ely.localhost"}
NATIONAL = {"HTTP_HOST": "national.localhost"}


@pytest.mark.parametrize("path", ["/", "/report/", "/report/lost-dog/", "/cookies/"])
@pytest.mark.parametrize("host", [NATIONAL, ELY])
def test_the_api_s_json_renders_to_the_page_s_own_bytes(
    library: Library, force: ForceSite, visitor: Client, host: dict[str, str], path: str
) -> None:
    force.takes(publish(library.service()))
    page = visitor.get(path, **host)
    answer = visitor.get("/api/v1/documents/", {"path": path}, **host)
    if host is ELY and path == "/cookies/":
        assert (page.status_code, answer.status_code) == (404, 404)
        return
    assert page.status_code == answer.status_code == 200
    assert render(parse_document(answer.json())).encode() == page.content


def test_the_welsh_json_renders_to_the_welsh_page(library: Library, make_force: Any, visitor: Client) -> None:
    make_force("powys", welsh=True).takes(publish(library.service()))
    answer = visitor.get(
        "/api/v1/documents/", {"path": "/report/lost-dog/", "language": "cy"}, HTTP_HOST="powys.localhost"
    )
    page = visitor.get("/cy/report/lost-dog/", HTTP_HOST="powys.localhost")
    assert render(parse_document(answer.json())).encode() == page.content


def test_another_sites_page_is_not_found(library: Library, make_force: Any, visitor: Client) -> None:
    service = publish(library.service())
    make_force("ely").takes(service)
    make_force("rutland")
    answer = visitor.get("/api/v1/documents/", {"path": "/report/lost-dog/"}, HTTP_HOST="rutland.localhost")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_a_language_that_the_site_does_not_speak_is_not_found(
    library: Library, force: ForceSite, visitor: Client
) -> None:
    assert visitor.get("/api/v1/documents/", {"path": "/", "language": "cy"}, **ELY).status_code == 404


def test_an_unknown_language_is_a_problem_in_words(library: Library, force: ForceSite, visitor: Client) -> None:
    answer = visitor.get("/api/v1/documents/", {"path": "/", "language": "fr"}, **ELY)
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("language:")


def test_services_are_those_of_the_site_with_their_forms(library: Library, make_force: Any, visitor: Client) -> None:
    dog, cat = publish(library.service()), publish(library.service("lost-cat"))
    ely = make_force("ely")
    ely.takes(dog)
    ely.takes(cat, mode=Adoption.BRIDGING)
    listed = visitor.get("/api/v1/services/", **ELY).json()
    assert [(service["slug"], service["path"], service["takes_form"]) for service in listed] == [
        ("lost-dog", "/report/lost-dog/", True),
        ("lost-cat", "/report/lost-cat/", False),
    ]
    form = visitor.get("/api/v1/services/lost-dog/form/", **ELY).json()
    assert form_from_json(form["definition"]).steps[0].key == "in-danger"
    assert visitor.get("/api/v1/services/lost-cat/form/", **ELY).status_code == 404


def test_the_national_site_gives_the_form_as_last_released(library: Library, visitor: Client) -> None:
    publish(library.service())
    assert visitor.get("/api/v1/services/lost-dog/form/", **NATIONAL).json()["release"] == 1


def test_the_description_of_the_api_is_there_and_its_page_of_foreign_scripts_is_not(
    library: Library, visitor: Client
) -> None:
    assert "/api/v1/documents/" in visitor.get("/api/v1/openapi.json", **NATIONAL).json()["paths"]
    assert visitor.get("/api/v1/docs/", **NATIONAL).status_code == 404


def test_v2_lists_pages_of_the_host_alone(library: Library, force: ForceSite, visitor: Client) -> None:
    force.takes(publish(library.service()))
    listed = visitor.get("/api/v2/pages/", **ELY).json()
    assert {item["title"] for item in listed["items"]} == {"Ely Police", "Report", "Report a lost dog"}
    assert all(item["meta"]["html_url"].startswith("http://ely.localhost/") for item in listed["items"])


def test_v2_gives_no_page_of_another_host_by_its_number(library: Library, force: ForceSite, visitor: Client) -> None:
    service = publish(library.service())
    assert visitor.get(f"/api/v2/pages/{service.pk}/", **ELY).status_code == 404
    assert visitor.get(f"/api/v2/pages/{service.pk}/", **NATIONAL).status_code == 200


@pytest.mark.parametrize("path", ["", "find/", "1/"])
def test_v2_refuses_to_be_asked_for_another_site(
    library: Library, force: ForceSite, visitor: Client, path: str
) -> None:
    answer = visitor.get(f"/api/v2/pages/{path}", {"site": "national.localhost"}, **ELY)
    assert answer.status_code == 400


@pytest.mark.parametrize("listing", ["images", "documents"])
def test_v2_lists_no_files(library: Library, visitor: Client, listing: str) -> None:
    assert visitor.get(f"/api/v2/{listing}/", **NATIONAL).status_code == 404


def test_v2_gives_public_fields_only(library: Library, visitor: Client) -> None:
    service = publish(library.service())
    answer = visitor.get(f"/api/v2/pages/{service.pk}/", {"fields": "*"}, **NATIONAL).json()
    assert set(answer) <= {"id", "meta", "title", "title_cy", "summary", "summary_cy", "minutes"}
    assert "owner" not in answer["meta"]
