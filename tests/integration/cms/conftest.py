"""A small national library and one force, made the way editors make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms import serving
from cms.epochs import EpochMemory
from cms.models import ContentPage, NationalHomePage, SectionPage, ServicePage
from cms.models.release import release_content
from contact_forms.models import ForceKey
from contact_forms.walls import within_sites
from forcesites import current, tenant
from forcesites.models import Brand, Force, ForceHomePage, ForceServicePage

FORM = [
    {
        "type": "step",
        "value": {
            "key": "in-danger",
            "title": {"en": "Is anyone in danger?", "cy": "A oes rhywun mewn perygl?"},
            "section": {"en": "", "cy": ""},
            "only_if": "",
            "guidance": {"en": "", "cy": ""},
            "questions": [
                {
                    "type": "yes_no",
                    "value": {
                        "key": "danger",
                        "label": {"en": "Is anyone in danger now?", "cy": "A oes rhywun mewn perygl nawr?"},
                    },
                }
            ],
        },
    },
    {
        "type": "exit",
        "value": {
            "key": "call-999",
            "title": {"en": "Call 999", "cy": "Ffoniwch 999"},
            "only_if": "danger",
            "body": {"en": "<p>Call <b>999</b> now.</p>", "cy": "<p>Ffoniwch 999 nawr.</p>"},
        },
    },
    {
        "type": "step",
        "value": {
            "key": "what-happened",
            "title": {"en": "What happened", "cy": "Beth ddigwyddodd"},
            "questions": [
                {
                    "type": "long_text",
                    "value": {
                        "key": "account",
                        "label": {"en": "What happened?", "cy": "Beth ddigwyddodd?"},
                    },
                }
            ],
        },
    },
]
CONDITIONS = [
    {
        "type": "condition",
        "value": {
            "name": "danger",
            "match": "all",
            "rows": [
                {"type": "item", "value": {"question": "danger", "operator": "is", "value": "yes", "condition": ""}}
            ],
        },
    }
]


@dataclass
class Library:
    """The national site with two sections, and how to add to it."""

    site: Site
    home: NationalHomePage
    report: SectionPage

    def service(self, slug: str = "lost-dog", **fields: Any) -> ServicePage:
        """A draft of a service whose form can be walked."""
        page = ServicePage(
            **{
                "title": "Report a lost dog",
                "title_cy": "Rhoi gwybod am gi coll",
                "slug": slug,
                "summary": "Tell us about a dog that is lost.",
                "summary_cy": "Rhowch wybod am gi sydd ar goll.",
                "guidance": [{"type": "rich_text", "value": {"html": {"en": "<p>Look at home.</p>", "cy": "<p>Gartref.</p>"}}}],
                "bridging": "<p>Call 101.</p>",
                "bridging_cy": "<p>Ffoniwch 101.</p>",
                "form": FORM,
                "conditions": CONDITIONS,
                "category": "DOG",
                "reference_prefix": "DOG",
                "live": False,
                **fields,
            }
        )
        self.report.add_child(instance=page)
        return page


@dataclass
class ForceSite:
    """One force's site with its Report section."""

    site: Site
    force: Force
    home: ForceHomePage
    report: SectionPage

    def takes(self, service: ServicePage, **fields: Any) -> ForceServicePage:
        """The force's live page of a service."""
        page = ForceServicePage(title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, **fields)
        self.report.add_child(instance=page)
        return ForceServicePage.objects.get(pk=page.pk)


def publish(page: Page) -> Page:
    """Publish a page's draft and read it back."""
    page.save_revision(clean=False).publish()
    return type(page).objects.get(pk=page.pk)


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
        with within_sites(site.pk):
            ForceKey.objects.create(site=site, public_key=bytes(32), sealed_private=b"never opened")
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
    from cms.settings.base import MIDDLEWARE_BY_ROLE

    settings.MIDDLEWARE = MIDDLEWARE_BY_ROLE["public"]
    settings.ROOT_URLCONF = "tests.integration.cms.public_urls"
    return Client()
