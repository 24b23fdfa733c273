"""Nothing of one force is seen, or changed, from another: every address, every role, every method."""

from __future__ import annotations

import sys

import pytest

from tests.leaks.conftest import ROLES
from tests.leaks.coverage import without_a_row
from tests.leaks.crawl import Leaks, every_cell, one_in

PART = 25
"""One cell in so many is walked with every test run."""


def test_there_is_one_of_everything(world):
    assert not (missing := without_a_row(world)), ", ".join(missing)


@pytest.mark.timeout(600)
@pytest.mark.leaks
@pytest.mark.parametrize("role", ROLES)
def test_the_admin_shows_nothing_of_another_force(admin_crawler, role):
    _walk(lambda leaks: admin_crawler(role, leaks, every_cell))


@pytest.mark.timeout(600)
@pytest.mark.leaks
def test_a_public_site_shows_nothing_of_another_force(public_crawler):
    _walk(lambda leaks: public_crawler(leaks, every_cell))


@pytest.mark.parametrize("role", ROLES)
def test_a_part_of_the_admin_shows_nothing_of_another_force(admin_crawler, role):
    _walk(lambda leaks: admin_crawler(role, leaks, one_in(PART)))


def test_a_part_of_a_public_site_shows_nothing_of_another_force(public_crawler):
    _walk(lambda leaks: public_crawler(leaks, one_in(6)))


def _walk(crawler):
    leaks = Leaks()
    crawler(leaks).walk()
    sys.stdout.write(f"{leaks.report()}\n")
    assert not leaks.found and not leaks.uncovered, leaks.report()
    assert leaks.cells > 20
