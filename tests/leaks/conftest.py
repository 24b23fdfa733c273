"""The world of the leak run, and who looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from tests.harness.databases import TestServer
from tests.harness.environment import database_name
from tests.leaks.crawl import Chosen, Crawler, Leaks, every_cell
from tests.leaks.world import World, loaded_world

ROLES = ("editor", "publisher", "handler", "anonymous")


def _forget() -> None:
    """What this process remembers of rows that are taken back."""
    for memory in (tenant.chrome_for_site, tenant.tenant_for_site, current.known_hosts, serving._remembered):
        memory._made.clear()
    release_content.cache_clear()
    # Renditions are remembered by the ids of their images, and each world has the same ids.
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="module")
def world(database_server: TestServer, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once for a file of tests, inside a transaction that is taken back."""
    with django_db_blocker.unblock():
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
    """`admin_crawler("editor", leaks)`: walks the admin as that person."""

    def make(role: str, leaks: Leaks, chosen: Chosen = every_cell) -> Crawler:
        return Crawler(world, role, admin_of(role), env.ADMIN_HOST, leaks, chosen)

    return make


@pytest.fixture
def public_crawler(world: World, public_process: None) -> Callable[..., Crawler]:
    """Walks our force's public site, as anybody."""

    def make(leaks: Leaks, chosen: Chosen = every_cell) -> Crawler:
        host = world.ours.force.site.hostname
        return Crawler(world, "public", Client(raise_request_exception=False), host, leaks, chosen)

    return make
