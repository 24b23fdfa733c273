"""Nothing of one force is seen, or changed, from another: every address, every role, every method."""

from __future__ import annotations

import sys

import pytest

from tests.leaks.conftest import PUBLIC_VIEWS, ROLES
from tests.leaks.coverage import without_a_row
from tests.leaks.crawl import Leaks, one_in
from tests.leaks.parts import PARTS, in_part

SAMPLE = 10 * len(ROLES)
"""One cell in so many is walked with every test run: about as many however many roles there are."""


def test_there_is_one_of_everything(world):
    assert not (missing := without_a_row(world)), ", ".join(missing)


@pytest.mark.timeout(600)
@pytest.mark.leaks
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("role", ROLES)
def test_the_admin_shows_nothing_of_another_force(admin_crawler, role, part, record_property):
    _walk(lambda leaks: admin_crawler(role, leaks), record_property, in_part(part))


@pytest.mark.timeout(600)
@pytest.mark.leaks
@pytest.mark.parametrize(
    ("view", "role"), [*((view, "anonymous") for view in PUBLIC_VIEWS), (PUBLIC_VIEWS[0], "publisher")]
)
def test_a_public_site_shows_nothing_that_is_not_its_own_and_published(public_crawler, view, role, record_property):
    _walk(lambda leaks: public_crawler(view, leaks, role=role), record_property)


def test_the_admin_is_on_no_other_host(admin_crawler, world, record_property):
    for side in (world.ours, world.theirs):
        host = side.force.site.hostname
        _walk(lambda leaks, host=host: admin_crawler("publisher", leaks, one_in(20), host), record_property)


@pytest.mark.parametrize("role", ROLES)
def test_a_part_of_the_admin_shows_nothing_of_another_force(admin_crawler, role, record_property):
    _walk(lambda leaks: admin_crawler(role, leaks, one_in(SAMPLE)), record_property)


@pytest.mark.parametrize("view", PUBLIC_VIEWS)
def test_a_part_of_a_public_site_shows_nothing_that_is_not_its_own_and_published(public_crawler, view, record_property):
    _walk(lambda leaks: public_crawler(view, leaks, one_in(6)), record_property)


def _walk(crawler, record_property, only=lambda address: True):
    leaks = Leaks()
    crawler(leaks).walk(only)
    record_property("cells", leaks.cells)
    record_property("leaks", len(leaks.found))
    sys.stdout.write(f"{leaks.report()}\n")
    assert not leaks.found and not leaks.uncovered, leaks.report()
    assert leaks.cells
