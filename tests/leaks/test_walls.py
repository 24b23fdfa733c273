"""Each wall holds something up: with one taken away, the leak run over its surface fails.

That nothing is seen there while it stands is what the leak run itself shows, over the same cells.
"""

from __future__ import annotations

import re

import pytest
from django.test import override_settings

from cms.settings.base import MIDDLEWARE_BY_ROLE
from forcesites.isolation import SURFACES, walls
from tests.leaks.conftest import PUBLIC_VIEWS
from tests.leaks.crawl import Leaks

PUBLIC = "anonymous on a public site"
# Wall -> who looks, and the addresses where it shows that it is gone.
SHOWS: dict[str, tuple[str, str]] = {
    "bulk_actions": ("publisher", "wagtail_bulk_action"),
    "chosen": ("editor", "wagtailredirects:(add|edit)$"),
    "document_hosts": (PUBLIC, "wagtaildocs_|wagtailcore_"),
    "files": ("editor", "wagtailimages:edit$|wagtailadmin_api:images"),
    "image_hosts": (PUBLIC, "image-file"),
    "page_choosers": ("editor", "wagtailadmin_choose_page"),
    "page_listings": ("editor", "wagtailadmin_explore$"),
    "page_trees": ("editor", "wagtailadmin_pages:(edit|history)$"),
    "page_type_usage": ("editor", "wagtailadmin_reports:page_types_usage$"),
    "people_registers": ("entrusted", "wagtailusers_(users|groups):(index|edit)$"),
    "redirects": ("entrusted", "wagtailredirects:(index|edit|add)$"),
    "site_history": ("editor", "wagtailadmin_reports:site_history$"),
    "sites": ("entrusted", "wagtailsites:edit|forcesites_force_modeladmin_inspect|wagtailadmin_collections:edit"),
    "tags": ("editor", "wagtailadmin_tag_autocomplete|wagtailimages:index$"),
    "workflows": ("entrusted", "wagtailadmin_reports:workflow|wagtailadmin_workflows:edit"),
}


def test_every_wall_is_shown_to_hold():
    assert {surface.name for surface in SURFACES} == set(SHOWS)


@pytest.mark.leaks
@pytest.mark.parametrize("name", SHOWS)
def test_without_this_wall_the_leak_run_fails(name, request, record_property):
    surface = walls.take_away(name)
    try:
        leaks = _walk(request, *SHOWS[name])
    finally:
        walls.stand(surface)
    record_property("without", name)
    record_property("seen", len(leaks.found))
    assert leaks.found


@pytest.mark.leaks
def test_without_the_door_the_leak_run_fails(request, record_property):
    without = [name for name in MIDDLEWARE_BY_ROLE["admin"] if "isolation" not in name]
    with override_settings(MIDDLEWARE=without):
        leaks = _walk(request, *SHOWS["page_trees"])
    record_property("without", "the door")
    record_property("seen", len(leaks.found))
    assert leaks.found


def _walk(request, role: str, addresses: str) -> Leaks:
    leaks = Leaks()
    if role == PUBLIC:
        crawler = request.getfixturevalue("public_crawler")(PUBLIC_VIEWS[0], leaks)
    else:
        crawler = request.getfixturevalue("admin_crawler")(role, leaks)
    crawler.walk(lambda address: bool(re.match(addresses, address.name)))
    return leaks
