"""Everything the API gives is of the site whose host was asked."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail.models import Site

from cms.models import BasePage


def site_of(request: HttpRequest) -> Site:
    """The site of the request's host. Raises Http404 for an unknown host."""
    site: Site | None = Site.find_for_request(request)
    if site is None:
        raise Http404("This host is no site of ours.")
    return site


def page_at(request: HttpRequest, path: str) -> BasePage:
    """The live page at a path of the host's site. Raises Http404."""
    site = site_of(request)
    found = site.root_page.specific.route(request, [part for part in path.split("/") if part])
    page = found[0]
    if not isinstance(page, BasePage) or found[1] or found[2]:
        raise Http404("There is no page at this path.")
    return page
