"""Fixtures for every test. What they stand on is in `tests.harness`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.harness.databases import TestServer, running_server
from tests.harness.environment import database_name
from tests.harness.restoring import forget_rows, restoring_by_copy

pytest_plugins = ["tests.harness.browser", "tests.harness.house", "tests.harness.signing_in"]


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the running platform share one test process, and so one platform."""
    for item in items:
        if {"house", "build_house"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("house"))


@pytest.fixture(scope="session")
def database_server() -> Iterator[TestServer]:
    """A real PostgreSQL for this run."""
    with running_server() as server:
        server.drop_what_nobody_needs()
        yield server


@pytest.fixture(scope="session")
def django_db_setup(database_server: TestServer, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: this process's copy of the migrated template, reached as soh_app."""
    name = database_name()
    database_server.copy(name)

    def copy_again() -> None:
        database_server.copy(name)

    with restoring_by_copy(copy_again):
        with django_db_blocker.unblock():
            forget_rows()
        yield
    database_server.drop(name)
