"""Choosing a page: one's own pages, drafts too, and what the nation has published."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from forcesites.isolation.reach import linkable_pages, national_sites, own_sites
from forcesites.isolation.surface import Surface


def only_linkable(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """What the chooser lists and finds."""
    return pages.filter(pk__in=linkable_pages(request.user).values("pk"))


def only_own_addresses(request: HttpRequest) -> None:
    """A pasted address is looked up among one's own sites and the nation's: elsewhere it stays a plain address."""
    sites = {*own_sites(request.user).values_list("pk", flat=True), *national_sites().values_list("pk", flat=True)}
    request._wagtail_cached_site_root_paths = [place for place in Site.get_site_root_paths() if place.site_id in sites]


_LINKABLE = dict.fromkeys(("parent_page_id", "id", "target_pages[]"), linkable_pages)

SURFACE = Surface(
    name="page_choosers",
    hooks={"construct_page_chooser_queryset": only_linkable},
    ids={"wagtailadmin_choose_page*": _LINKABLE},
    checks={"wagtailadmin_choose_page_external_link": only_own_addresses},
)
"""The page chooser: its levels, its search, many at once, and addresses that are turned into links."""
