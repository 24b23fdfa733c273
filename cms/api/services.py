"""The services of the host's site, for the API."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from cms.api.scope import site_of
from cms.models import Release, ServicePage
from cms.serving import offerings
from contact_forms.tenant import tenant_for_site


@dataclass(frozen=True)
class ShownService:
    """A service as a site shows it. path: without slashes at the ends. languages: those that the site speaks.
    national: the site is the national library's, which shows every form and takes none."""

    slug: str
    path: str
    release: Release
    takes_form: bool
    languages: tuple[str, ...]
    national: bool


def shown_services(request: HttpRequest) -> list[ShownService]:
    """Every service that the request's site shows, in the order of its pages."""
    site = site_of(request)
    try:
        languages = tenant_for_site(site.pk).languages
        offered = offerings(site.pk).values()
    except LookupError:
        return _national(site.root_page)
    return [
        ShownService(
            slug=offering.service_slug,
            path=offering.path,
            release=offering.release,
            takes_form=offering.takes_form,
            languages=languages,
            national=False,
        )
        for offering in offered
        if offering.release is not None and offering.adoption.mode != offering.adoption.NOT_OFFERED
    ]


def _national(root: Page) -> list[ShownService]:
    services = {page.pk: page for page in ServicePage.objects.live().descendant_of(root).order_by("path")}
    newest: dict[int, Release] = {}
    for release in Release.objects.filter(service_id__in=services).defer("content").order_by("number"):
        newest[release.service_id] = release
    return [
        ShownService(
            slug=page.slug,
            path=page.path_on_site,
            release=newest[page.pk],
            takes_form=False,
            languages=("en", "cy"),
            national=True,
        )
        for page in services.values()
        if page.pk in newest
    ]
