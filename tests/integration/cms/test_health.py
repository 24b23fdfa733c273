"""Alive is not the same as ready."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import RequestFactory
from pytest_django.plugin import DjangoDbBlocker

from cms import health


@pytest.fixture
def migrations_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not been asked yet."""
    health._migrations_applied.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("migrations_unknown")
def test_a_migrated_database_that_answers_is_ready(rf: RequestFactory) -> None:
    response = health.readyz(rf.get("/readyz"))
    assert (response.status_code, response.content) == (200, b"ready\n")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.usefixtures("migrations_unknown")
def test_a_waiting_migration_is_not_ready_and_is_asked_again(rf: RequestFactory) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert health.readyz(rf.get("/readyz")).status_code == 503
    assert b"migrations are waiting" in health.readyz(rf.get("/readyz")).content


@pytest.mark.usefixtures("django_db_setup")
def test_a_dead_database_is_alive_but_not_ready(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
        response = health.readyz(rf.get("/readyz"))
        connection.close()
    assert response.status_code == 503
    assert response.content == b"not ready: the database does not answer\n"
    assert health.healthz(rf.get("/healthz")).status_code == 200


@pytest.mark.django_db
def test_ready_costs_one_query_once_it_has_been_so(rf: RequestFactory, django_assert_num_queries: object) -> None:
    health.readyz(rf.get("/readyz"))
    with django_assert_num_queries(1):  # type: ignore[operator]
        health.readyz(rf.get("/readyz"))
