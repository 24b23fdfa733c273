"""The world of the leak run, and who looks at it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Site

from cms import serving
from cms.models.release import release_content
from cms.settings import env
from cms.settings.base import MIDDLEWARE_BY_ROLE
from forcesites import current, tenant
from forcesites.roles import FORCE_ROLES
from tests.harness.databases import TestServer
from tests.harness.environment import database_name
from tests.leaks.crawl import Chosen, Crawler, Leaks, every_cell
from tests.leaks.world import World, loaded_world

ROLES = (*(role.name for role in FORCE_ROLES), "entrusted", "anonymous")
"""Who looks: a person of each role that a force has, one with rights to registers too (`world.py`), and nobody."""


def _forget() -> None:
    """What this process remembers of rows that are taken back."""
    for memory in (tenant.chrome_for_site, tenant.tenant_for_site, current.known_hosts, serving._remembered):
        memory._made.clear()
    release_content.cache_clear()
    # Renditions are remembered by the ids of their images, and each world has the same ids.
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the run of all tests, those of this folder share one test process, and so one world."""
    for item in items:
        if "tests/leaks/" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("leaks"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The cells of the whole run, whichever processes walked them, and what was seen with a wall taken away."""
    properties = [
        (report.nodeid, dict(report.user_properties))
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call" and "tests/leaks/" in report.nodeid
    ]
    cells = sum(found.get("cells", 0) for _, found in properties)
    if cells:
        leaks = sum(found.get("leaks", 0) for _, found in properties)
        terminalreporter.write_line(f"{cells} cells walked, {leaks} leaks")
    for _, found in properties:
        if "without" in found:
            terminalreporter.write_line(f"without {found['without']}: {found['seen']} leaks")


@contextmanager
def _silence() -> Iterator[None]:
    """A line of the log for each of many thousand requests tells nobody anything."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def world(database_server: TestServer, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once for all tests of this folder, inside a transaction that is taken back."""
    with django_db_blocker.unblock(), _silence():
        _forget()
        with loaded_world(database_server.addresses(database_name()).owner) as made:
            yield made
        _forget()


@pytest.fixture
def admin_of(world: World) -> Callable[[str], Client]:
    """`admin_of("editor")`: the admin as that person of our force sees it; "anonymous" is nobody."""

    def admin(role: str) -> Client:
        client = Client(HTTP_HOST=env.ADMIN_HOST, raise_request_exception=False)
        if role != "anonymous":
            client.force_login(world.ours.people[role])
        return client

    return admin


@pytest.fixture
def public_process() -> Iterator[None]:
    """From here on requests go to the public process."""
    with override_settings(
        SOH_ROLE="public", ROOT_URLCONF="tests.leaks.public_urls", MIDDLEWARE=MIDDLEWARE_BY_ROLE["public"]
    ):
        yield


@pytest.fixture
def admin_crawler(world: World, admin_of: Callable[[str], Client]) -> Callable[..., Crawler]:
    """`admin_crawler("editor", leaks)`: walks the admin as that person. host: another than the admin's own."""

    def make(role: str, leaks: Leaks, chosen: Chosen = every_cell, host: str = env.ADMIN_HOST) -> Crawler:
        return Crawler(world, role, admin_of(role), host, leaks, chosen)

    return make


PUBLIC_VIEWS = ("their things on our site", "our things on their site", "what is unpublished on its own site")


@pytest.fixture
def public_crawler(world: World, admin_of: Callable[[str], Client], public_process: None) -> Callable[..., Crawler]:
    """Walks a public site in one of the `PUBLIC_VIEWS`, with the cookies of this role in the admin."""

    def make(view: str, leaks: Leaks, chosen: Chosen = every_cell, role: str = "anonymous") -> Crawler:
        seen = dict(zip(PUBLIC_VIEWS, (world, world.swapped(), world.at_home()), strict=True))[view]
        client, host = admin_of(role), seen.ours.force.site.hostname
        return Crawler(seen, f"{role} on {host}", client, host, leaks, chosen)

    return make
