"""The tables move to a newer version and back while reports are sent and delivered."""

from __future__ import annotations

import subprocess
import sys
import time

from django.db import connection

from cms.supervisor.environment import environment_for
from contact_forms.tenant import Tenant
from tests.contract.sandbox_process import ROOT, Sandbox
from tests.faults.conftest import Start
from tests.faults.telling import Tell, people_sending, tell
from tests.faults.test_killed_worker import all_done, assert_each_is_there_once, wait_for
from tests.harness.databases import TestServer, installation
from tests.harness.environment import database_name

__all__ = ["tell"]

NEWER = "0999_harmless"


def migrate_to(server: TestServer, name: str) -> float:
    """Move the tables as their owner, as `soh migrate` of the newer version does; returns the seconds it took."""
    house = installation(server.addresses(database_name()))
    environment = environment_for("command", house)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "cms.cli", "migrate", "contact_forms", name, "--no-input"],
        cwd=ROOT,
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.faults.newer_settings"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return time.monotonic() - began


def has_column() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.columns"
            " WHERE table_name = 'contact_forms_submission' AND column_name = 'harmless'"
        )
        return bool(cursor.fetchone()[0])


def test_tables_move_forward_and_back_under_load(
    force: Tenant, sandbox: Sandbox, start_worker: Start, database_server: TestServer, tell: Tell
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'contact_forms' ORDER BY name DESC LIMIT 1")
        (last,) = cursor.fetchone()
    start_worker()
    with people_sending(force) as sent:
        forward = migrate_to(database_server, NEWER)
        assert has_column()
        back = migrate_to(database_server, last)
        assert not has_column()
    wait_for(lambda: all_done(force), seconds=120)
    assert_each_is_there_once(force, sandbox, sent.reports)
    tell(
        f"{len(sent.reports)} reports sent meanwhile, 0 lost; forward in {forward:.1f} s, back in {back:.1f} s; "
        f"the slowest report took {sent.longest:.2f} s"
    )
