"""A platform to back up (this test's own database), and another machine's to restore into."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from cms.settings import env
from cms.supervisor.environment import Installation, environment_for
from cms.supervisor.provision import Addresses, provision
from tests.contract.sandbox_process import ROOT
from tests.harness.databases import TestServer, installation, role_passwords
from tests.harness.environment import database_name
from tests.integration.contact_forms.conftest import force, make_force, sandbox, small_world, worker

__all__ = ["force", "make_force", "sandbox", "small_world", "worker"]


@dataclass(frozen=True)
class Machine:
    """A database and a folder of files, with the keys of this test run."""

    house: Installation

    @property
    def media(self) -> Path:
        return self.house.media

    def soh(self, *arguments: object) -> str:
        """What a command says that is typed there, as a process of its own. It must succeed."""
        environment = environment_for("command", self.house)
        done = subprocess.run(
            [sys.executable, "-m", "cms.cli", *map(str, arguments)],
            cwd=ROOT,
            env={**environment, "DJANGO_SETTINGS_MODULE": "tests.faults.settings"},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


Move = Callable[[Machine], None]


@pytest.fixture
def move_to(transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Move]:
    """Takes this process to a machine, until the end of the test: a command costs no start then."""
    connection = connections["default"]
    before = connection.settings_dict

    def move(machine: Machine) -> None:
        connections.close_all()
        addresses = machine.house.addresses
        connection.settings_dict = {**before, **env.database(addresses.application)}
        settings.MEDIA_ROOT = machine.media
        monkeypatch.setattr(env, "DATABASE_OWNER_URL", addresses.owner)
        monkeypatch.setattr(env, "BACKUP_DATABASE_URL", addresses.backup)

    yield move
    connections.close_all()
    connection.settings_dict = before


@pytest.fixture
def here(database_server: TestServer, move_to: Move, tmp_path: Path) -> Machine:
    """This test's own platform, where this process is."""
    (tmp_path / "media").mkdir()
    machine = _machine(database_server.addresses(database_name()), tmp_path / "media")
    move_to(machine)
    return machine


@pytest.fixture
def elsewhere(database_server: TestServer, move_to: Move, tmp_path: Path) -> Iterator[Machine]:
    """Another machine: an empty database with its roles, no folder of files, the same platform keys."""
    name = f"soh_test_{os.getpid()}_elsewhere"
    yield _machine(provision(database_server.administrator, name, role_passwords()), tmp_path / "media elsewhere")
    connections.close_all()
    database_server.drop(name)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "kept"


def _machine(addresses: Addresses, media: Path) -> Machine:
    return Machine(replace(installation(addresses), media=media))


def soh(*arguments: object) -> str:
    """What a command says, in this process and so at the machine where it is."""
    said = StringIO()
    call_command(*map(str, arguments), stdout=said)
    return said.getvalue()
