"""Each wall holds something up: with one taken away, the leak run over its surface fails."""

from __future__ import annotations

import re

import pytest

from forcesites.isolation import SURFACES, walls
from tests.leaks.crawl import Leaks

# Wall -> who looks, and the addresses where it shows that it is gone.
SHOWS: dict[str, tuple[str, str]] = {
    "bulk_actions": ("publisher", "wagtail_bulk_action"),
    "document_hosts": ("public", "wagtaildocs_"),
    "files": ("editor", "wagtailimages:edit$|wagtailadmin_api:images"),
    "page_choosers": ("editor", "wagtailadmin_choose_page"),
    "page_listings": ("editor", "wagtailadmin_explore$"),
    "page_privacy": ("publisher", "wagtailadmin_pages:set_privacy"),
    "page_trees": ("editor", "wagtailadmin_pages:(edit|history)$"),
    "page_type_usage": ("editor", "wagtailadmin_reports:page_types_usage$"),
    "people_registers": ("editor", "wagtailusers_"),
    "redirects": ("editor", "wagtailredirects:(index|edit|add)$"),
    "site_history": ("editor", "wagtailadmin_reports:site_history$"),
    "sites": ("editor", "wagtailsites:edit|forcesites_force_modeladmin_inspect|wagtailadmin_collections:edit"),
    "snippets": ("editor", "wagtailsnippets"),
    "tags": ("editor", "wagtailadmin_tag_autocomplete|wagtailimages:index$"),
    "workflows": ("editor", "wagtailadmin_reports:workflow"),
}


def test_every_wall_is_shown_to_hold():
    assert {surface.name for surface in SURFACES} == set(SHOWS)


@pytest.mark.leaks
@pytest.mark.parametrize("name", SHOWS)
def test_without_this_wall_the_leak_run_fails(name, request):
    role, addresses = SHOWS[name]

    def walk() -> Leaks:
        leaks = Leaks()
        if role == "public":
            crawler = request.getfixturevalue("public_crawler")(leaks)
        else:
            crawler = request.getfixturevalue("admin_crawler")(role, leaks)
        crawler.walk(lambda address: bool(re.match(addresses, address.name)))
        return leaks

    standing = walk()
    assert standing.cells and not standing.found, standing.report()
    surface = walls.take_away(name)
    try:
        assert walk().found
    finally:
        walls.stand(surface)
