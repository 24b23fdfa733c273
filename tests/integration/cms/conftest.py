"""A small national library and one force, made the way editors make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms import serving
from cms.epochs import EpochMemory
from cms.models import ContentPage, NationalHomePage, SectionPage
from cms.models.release import release_content
from cms.settings.base import MIDDLEWARE_BY_ROLE
from contact_forms import sealing
from contact_forms.models import ForceKey
from contact_forms.walls import within_sites
from forcesites import current, tenant
from forcesites.models import Brand, Force, ForceHomePage
from tests.integration.cms.library import ForceSite, Library


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """A test's rows are taken back, so what this process remembers of them is forgotten."""
    remembered = (tenant.chrome_for_site, tenant.tenant_for_site, current.known_hosts, serving._remembered)
    for memory in remembered:
        assert isinstance(memory, EpochMemory)
        memory._made.clear()
    release_content.cache_clear()
    Site.clear_site_root_paths_cache()
    yield


@pytest.fixture
def library(db: None) -> Library:
    Site.objects.all().delete()
    home = NationalHomePage(title="Single Online Home", slug="national", introduction="Find a service.")
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.create(hostname="national.localhost", port=80, root_page=home, site_name="National")
    Brand.objects.create(site=site)
    report = SectionPage(title="Report", title_cy="Rhoi gwybod", slug="report", key="report", show_in_menus=True)
    home.add_child(instance=report)
    home.add_child(instance=SectionPage(title="Request", slug="request", key="request", show_in_menus=True))
    home.add_child(
        instance=ContentPage(
            title="Cookies",
            title_cy="Cwcis",
            slug="cookies",
            body=[{"type": "rich_text", "value": "<p>Cookies are <b>small</b> files.</p>"}],
        )
    )
    return Library(site, home, report)


@pytest.fixture
def make_force(library: Library) -> Callable[..., ForceSite]:
    """`make_force("ely", welsh=True, stage="live")`: a force's site, at ely.localhost."""

    def make(slug: str = "ely", *, welsh: bool = False, stage: str = "beta") -> ForceSite:
        home = ForceHomePage(title=f"{slug.title()} Police", slug=slug)
        Page.get_first_root_node().add_child(instance=home)
        site = Site.objects.create(hostname=f"{slug}.localhost", port=80, root_page=home, site_name=slug)
        Brand.objects.create(site=site)
        force = Force.objects.create(
            site=site,
            slug=slug,
            name=f"{slug.title()} Police",
            name_cy=f"Heddlu {slug.title()}",
            short_name=slug,
            force_number="99",
            stage=stage,
            welsh=welsh,
            fallback_address=f"{slug}@example.com",
        )
        public, sealed, _ = sealing.new_force_pair(sealing.sealing_key())
        with within_sites(site.pk):
            ForceKey.objects.create(site=site, public_key=public, sealed_private=sealed)
        report = SectionPage(title="Report", title_cy="Rhoi gwybod", slug="report", key="report", show_in_menus=True)
        home.add_child(instance=report)
        return ForceSite(site, force, home, report)

    return make


@pytest.fixture
def force(make_force: Callable[..., ForceSite]) -> ForceSite:
    return make_force()


@pytest.fixture
def visitor(settings: Any) -> Client:
    """Somebody on the public web: `visitor.get("/report/", HTTP_HOST="ely.localhost")`."""
    settings.MIDDLEWARE = MIDDLEWARE_BY_ROLE["public"]
    settings.ROOT_URLCONF = "tests.integration.cms.public_urls"
    return Client()
