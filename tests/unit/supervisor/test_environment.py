"""Each process finds what it needs in its environment, and no key it should not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from cms.supervisor.environment import Installation, Ports, Role, environment_for
from cms.supervisor.keys import Keys
from cms.supervisor.provision import Addresses

KEYS = Keys(secret_key="s" * 60, opening_key="ab" * 32, demo_password="demo-word", old_opening_key="cd" * 32)
HOUSE = Installation(
    Addresses("postgres://soh_owner@/soh", "postgres://soh_app@/soh", "postgres://soh_backup@/soh"),
    KEYS,
    Ports.from_first(8000),
    Path("/somewhere/secrets"),
    Path("/somewhere/media"),
)
OUTER = {
    "PATH": "/usr/bin",
    "SOH_OPENING_KEY": KEYS.opening_key,
    "SOH_OLD_OPENING_KEY": KEYS.old_opening_key,
    "DATABASE_URL": "postgres://administrator@/postgres",
    "DATABASE_OWNER_URL": HOUSE.addresses.owner,
    "SOH_BACKUP_DATABASE_URL": HOUSE.addresses.backup,
    "SOH_LEASE_SECONDS": "7",
}


@pytest.mark.parametrize("role", ["public", "sandbox"])
def test_a_role_that_faces_the_public_or_plays_others_has_no_opening_key(role: Role) -> None:
    environment = environment_for(role, HOUSE, OUTER)
    assert not {"SOH_OPENING_KEY", "SOH_OLD_OPENING_KEY"} & set(environment)
    assert not {KEYS.opening_key, KEYS.old_opening_key} & set(environment.values())


@pytest.mark.parametrize("role", ["public", "admin", "worker", "sandbox"])
def test_no_lasting_process_can_change_the_tables_or_pass_their_walls(role: Role) -> None:
    environment = environment_for(role, HOUSE, OUTER)
    assert not {"DATABASE_OWNER_URL", "SOH_BACKUP_DATABASE_URL"} & set(environment)
    assert not {HOUSE.addresses.owner, HOUSE.addresses.backup, OUTER["DATABASE_URL"]} & set(environment.values())


@pytest.mark.parametrize("role", ["admin", "worker", "command"])
def test_a_role_that_opens_reports_has_the_opening_key(role: Role) -> None:
    assert environment_for(role, HOUSE, OUTER)["SOH_OPENING_KEY"] == KEYS.opening_key


def test_the_sandbox_has_none_of_our_secrets() -> None:
    environment = environment_for("sandbox", HOUSE, OUTER | {"SOH_SECRET_KEY": KEYS.secret_key})
    assert not {KEYS.secret_key, KEYS.demo_password, HOUSE.addresses.application} & set(environment.values())


def test_settings_that_are_no_secrets_are_handed_on() -> None:
    environment = environment_for("worker", HOUSE, OUTER)
    assert environment["SOH_LEASE_SECONDS"] == "7"
    assert environment["PATH"] == "/usr/bin"


def test_machines_call_each_other_by_loopback_address() -> None:
    environment = environment_for("worker", HOUSE, OUTER)
    assert environment["SOH_SANDBOX_URL"] == "http://127.0.0.1:8001"
    assert (environment["SOH_SMTP_HOST"], environment["SOH_SMTP_PORT"]) == ("127.0.0.1", "8003")
