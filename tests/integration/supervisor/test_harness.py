"""The ground the tests stand on: the role, the copy of the template, the closed network."""

from __future__ import annotations

import socket
import threading

import pytest
from django.apps import apps
from django.db import connection
from pytest_socket import SocketConnectBlockedError


def sessions() -> int:
    return apps.get_model("sessions", "Session").objects.count()


def add_a_session() -> None:
    apps.get_model("sessions", "Session").objects.create(
        session_key="k", session_data="", expire_date="2030-01-01T00:00:00Z"
    )


@pytest.mark.django_db
def test_tests_run_as_the_role_that_serves() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("soh_app", False, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_transactional_test_commits_is_gone_after_it(time: str) -> None:
    assert sessions() == 0
    add_a_session()
    seen = []
    # Another connection sees it, so it was committed.
    thread = threading.Thread(target=lambda: (seen.append(sessions()), connection.close()))
    thread.start()
    thread.join()
    assert seen == [1]


@pytest.mark.django_db
def test_rows_that_migrations_made_are_there_after_a_transactional_test() -> None:
    assert apps.get_model("auth", "Permission").objects.exists()
    assert sessions() == 0


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_nothing_but_loopback_can_be_reached() -> None:
    with socket.socket() as attempt, pytest.raises(SocketConnectBlockedError):
        attempt.connect(("192.0.2.1", 80))
