"""What a force shows of the library, computed when it is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import Http404

from cms.models import Adoption, Release, ServicePage
from cms.serving import effective_release, form_offers, offerings, service_link
from contact_forms.tenant import tenant_for_site
from govuk_theme.documents import BridgingDocument, Document, ServiceStartDocument
from tests.integration.cms.library import ForceSite, Library, publish

SLOT = {"key": "team", "label": "Your team", "required": True, "default": {"en": "", "cy": ""}}
FILLED = [{"type": "slot", "value": {"key": "team", "text": {"en": "<p>The Ely team.</p>", "cy": ""}}}]


def publish_next(page: ServicePage, **fields: Any) -> ServicePage:
    """The next release of a service."""
    page = ServicePage.objects.get(pk=page.pk)
    page.minutes += 1
    for name, value in fields.items():
        setattr(page, name, value)
    return publish(page)


def number_shown(force: ForceSite, page: Any) -> int | None:
    release = offerings(force.site.pk)[page.pk].release
    return release.number if release else None


def document_of(page: Any, language: str = "en") -> Document:
    return type(page).objects.get(pk=page.pk).document(language)


def test_a_following_force_shows_the_newest_release_at_once(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service)
    assert number_shown(force, page) == 1
    publish_next(service)
    assert number_shown(force, page) == 2


def test_a_hold_stays_on_its_release(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service, mode=Adoption.HOLD, held_release=Release.objects.get(service=service))
    publish_next(service)
    assert number_shown(force, page) == 1


def test_a_live_force_waits_for_a_release_for_live_sites(library: Library, make_force: Any) -> None:
    force = make_force(stage="live")
    service = publish(library.service())
    page = force.takes(service)
    assert number_shown(force, page) is None
    publish_next(service, approved_for="live")
    assert number_shown(force, page) == 2


def test_a_release_is_shown_from_the_moment_it_is_in_force(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    publish_next(service, in_force_from=tomorrow)
    assert number_shown(force, page) == 1
    assert document_of(page).fresh_until == tomorrow
    assert offerings(force.site.pk, tomorrow)[page.pk].release.number == 2


def test_a_force_with_a_welsh_duty_waits_for_the_welsh(library: Library, make_force: Any) -> None:
    english, welsh = make_force("ely"), make_force("powys", welsh=True)
    service = publish(library.service())
    pages = english.takes(service), welsh.takes(service)
    publish_next(service, summary_cy="")
    assert [number_shown(english, pages[0]), number_shown(welsh, pages[1])] == [2, 1]


def test_a_force_that_has_not_filled_a_required_slot_stays_on_the_release_before(
    library: Library, make_force: Any
) -> None:
    ready, late = make_force("ely"), make_force("rutland")
    service = publish(library.service())
    pages = ready.takes(service, slots=FILLED), late.takes(service)
    publish_next(service, slots=[{"type": "slot", "value": SLOT}])
    assert [number_shown(ready, pages[0]), number_shown(late, pages[1])] == [2, 1]
    assert service.releases.first().missing_slots(pages[1].slot_values(), ("en",)) == ["Your team"]
    assert "The Ely team." in document_of(pages[0]).body[-1].html


def test_a_national_change_of_the_title_reaches_every_force_that_follows(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service)
    publish_next(service, title="Tell us about a lost dog", title_cy="Rhowch wybod i ni am gi coll")
    assert document_of(page).title == "Tell us about a lost dog"
    assert page.section_link("en").text == "Tell us about a lost dog"


def test_one_adoption_read_alone_agrees_with_the_whole_site(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service)
    publish_next(service)
    alone = effective_release(page.adoption, "beta", ("en",), datetime.now(UTC))
    assert alone == offerings(force.site.pk)[page.pk].release


def test_a_start_page_leads_to_the_first_step(library: Library, force: ForceSite) -> None:
    document = document_of(force.takes(publish(library.service())))
    assert isinstance(document, ServiceStartDocument)
    assert document.start_href == "/report/lost-dog/form/in-danger/"
    assert [crumb.href for crumb in document.breadcrumbs] == ["/", "/report/"]


def test_a_welsh_start_page_has_welsh_words_and_addresses(library: Library, make_force: Any) -> None:
    document = document_of(make_force("powys", welsh=True).takes(publish(library.service())), "cy")
    assert document.title == "Rhoi gwybod am gi coll"
    assert document.start_href == "/cy/report/lost-dog/form/in-danger/"
    assert document.other_language_path == "/report/lost-dog/"
    assert document.body[0].html == "<p>Gartref.</p>"


def test_a_bridging_force_shows_its_own_words_or_the_national_ones(library: Library, make_force: Any) -> None:
    service = publish(library.service())
    national = document_of(make_force("ely").takes(service, mode=Adoption.BRIDGING))
    own = document_of(make_force("rutland").takes(service, mode=Adoption.BRIDGING, bridging="Come to <us>."))
    assert isinstance(national, BridgingDocument)
    assert national.body[0].html == "<p>Call 101.</p>"
    assert own.body[0].html == "<p>Come to &lt;us&gt;.</p>"


def test_a_service_that_is_not_offered_is_not_found_and_not_listed(library: Library, force: ForceSite) -> None:
    page = force.takes(publish(library.service()), mode=Adoption.NOT_OFFERED)
    with pytest.raises(Http404):
        document_of(page)
    assert service_link(page, "en") is None
    assert form_offers(force.site.pk) == {}


def test_a_withdrawn_service_leaves_every_force_with_words_instead_of_the_form(
    library: Library, force: ForceSite
) -> None:
    service = publish(library.service())
    page = force.takes(service)
    service.unpublish()
    assert isinstance(document_of(page), BridgingDocument)
    assert form_offers(force.site.pk) == {}


def test_the_form_on_offer_is_the_one_of_the_release_that_is_shown(library: Library, force: ForceSite) -> None:
    service = publish(library.service())
    page = force.takes(service)
    offer = form_offers(force.site.pk)["report/lost-dog"]
    assert offer.form_version_id == offerings(force.site.pk)[page.pk].release.form_version_id
    assert (offer.service_slug, offer.service_title_cy) == ("lost-dog", "Rhoi gwybod am gi coll")


def test_a_bridging_force_offers_no_form(library: Library, force: ForceSite) -> None:
    force.takes(publish(library.service()), mode=Adoption.BRIDGING)
    assert form_offers(force.site.pk) == {}


def test_the_national_site_offers_no_form(library: Library) -> None:
    publish(library.service())
    assert form_offers(library.site.pk) == {}


def test_a_whole_site_is_worked_out_in_three_queries(
    library: Library, force: ForceSite, django_assert_max_num_queries: Any
) -> None:
    for slug in ("lost-dog", "lost-cat", "lost-bird"):
        force.takes(publish(library.service(slug)))
    offerings(force.site.pk)
    publish(library.service("lost-horse"))
    tenant_for_site(force.site.pk)
    with django_assert_max_num_queries(5):  # the two adoption and release queries, and one for each reading of epochs
        assert len(offerings(force.site.pk)) == 3


def test_unpublishing_a_forces_page_ends_its_offer(library: Library, force: ForceSite) -> None:
    page = force.takes(publish(library.service()))
    page.unpublish()
    assert form_offers(force.site.pk) == {}
