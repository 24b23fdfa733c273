"""A force takes a service in the admin, and is told what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import NationalHomePage, ServicePage
from cms.settings import env
from forcesites.models import ForceServicePage
from tests.integration.cms.library import ForceSite, Library, publish

SLOT = {"type": "slot", "value": {"key": "local-team", "label": "Your local team", "required": False}}


@pytest.fixture
def service(library: Library) -> ServicePage:
    page = publish(library.service(slots=[SLOT]))
    assert isinstance(page, ServicePage)
    return page


@pytest.fixture
def take(db: None, force: ForceSite) -> Callable[..., Any]:
    """`take(service, slots={"key": "words"})`: somebody publishes a new page of that service on the force's site."""
    user = get_user_model().objects.create_superuser("ely.publisher", "ely@example.com", "a long password")
    client = Client(HTTP_HOST=env.ADMIN_HOST)
    client.force_login(user)

    def take(service: ServicePage, slots: dict[str, str] | None = None, slug: str = "lost-dog") -> Any:
        filled = [
            ("slot", {"key": key, "text": {"en": rich_text(f"<p>{words}</p>"), "cy": rich_text("")}})
            for key, words in (slots or {}).items()
        ]
        fields = {
            "title": "Report a lost dog",
            "title_cy": "",
            "slug": slug,
            "search_description": "",
            "service": service.pk,
            "mode": "follow",
            "held_release": "",
            "bridging": "",
            "bridging_cy": "",
            "slots": streamfield(filled),
            "action-publish": "1",
        }
        comments = {
            f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        }
        address = reverse("wagtailadmin_pages:add", args=["forcesites", "forceservicepage", force.report.pk])
        return client.post(address, nested_form_data(fields) | comments)

    take.client = client  # type: ignore[attr-defined]
    return take


def test_a_force_takes_a_service_with_its_own_words_in_a_slot(take: Callable[..., Any], service: ServicePage) -> None:
    response = take(service, {"local-team": "Call in at Market Street."})
    assert response.status_code == 302, response.context["form"].errors.as_data()
    assert "Market Street" in ForceServicePage.objects.get().adoption.slot_values["local-team"]["en"]


def test_a_slot_that_the_service_does_not_have_is_refused_with_those_it_has(
    take: Callable[..., Any], service: ServicePage
) -> None:
    response = take(service, {"our-team": "Call in at Market Street."})
    assert response.status_code == 200
    [error] = response.context["form"].errors.as_data()["slots"]
    said = str(error.as_json_data()["blockErrors"][0]["blockErrors"]["key"])
    assert "“our-team”" in said
    assert "“local-team” (Your local team)" in said
    assert not ForceServicePage.objects.exists()


def test_a_site_takes_a_service_once(take: Callable[..., Any], service: ServicePage) -> None:
    assert take(service).status_code == 302
    response = take(service, slug="lost-dog-again")
    assert response.status_code == 200
    assert "This site has this service already" in str(response.context["form"].errors["service"])
    assert ForceServicePage.objects.count() == 1


def test_a_release_to_hold_is_named_by_its_service_and_is_of_that_service(
    take: Callable[..., Any], service: ServicePage, library: Library
) -> None:
    publish(library.service("lost-cat", title="Report a lost cat"))
    take(service)
    page = ForceServicePage.objects.get()
    html = take.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()  # type: ignore[attr-defined]
    assert "Report a lost dog, release 1" in html
    assert "lost cat" not in html


def test_each_kind_of_page_is_offered_where_it_belongs(library: Library, force: ForceSite) -> None:
    assert ForceServicePage.can_create_at(force.report)
    assert not ForceServicePage.can_create_at(library.report)
    assert not NationalHomePage.can_create_at(library.report)
    assert not NationalHomePage.can_create_at(force.report)


def edit_page(take: Any, page: ForceServicePage) -> str:
    return take.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_the_editor_is_told_which_slot_keeps_the_site_from_the_newest_release(
    take: Any, service: ServicePage, force: ForceSite
) -> None:
    page = force.takes(service)
    assert "Your site shows release 1." in edit_page(take, page)
    service.slots = [{"type": "slot", "value": {"key": "hours", "label": "Your opening hours", "required": True}}]
    publish(service)
    html = edit_page(take, page)
    assert "The newest is release 2." in html
    assert "needs your own content in these slots, in English" in html
    assert "<li>Your opening hours</li>" in html


def test_a_welsh_force_is_not_offered_to_stay_on_a_release_with_a_gap(
    take: Any, library: Library, make_force: Callable[..., ForceSite]
) -> None:
    welsh = make_force("dyfed", welsh=True)
    service = publish(library.service())
    service.summary = "Tell us about your dog."
    service = publish(service)
    page = welsh.takes(service)
    html = edit_page(take, page)
    assert "Report a lost dog, release 1</option>" in html
    assert "Report a lost dog, release 2</option>" not in html
    assert "Some Welsh of the newest release is missing or out of date." in html
