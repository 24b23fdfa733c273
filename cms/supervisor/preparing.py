"""The stages before anything is served: tables made by their owner, content loaded once, ports written down."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

from cms.supervisor.certificates import keep_demo_certificates
from cms.supervisor.environment import Installation, environment_for
from cms.supervisor.leash import leash
from cms.supervisor.migrations import migration_state, read_note, write_note
from cms.supervisor.places import CLONE
from cms.supervisor.provision import connected

SOH = (sys.executable, "-m", "cms.cli")


class StageFailed(Exception):
    """A stage did not succeed; the text has what the command said."""


def prepare(house: Installation, say: Callable[[str], None]) -> None:
    """Migrate and load where that is still to do; a database that is ready costs two small queries.

    `say` is told of each stage as it begins. Raises StageFailed.
    """
    with connected(house.addresses.owner) as connection:
        note = read_note(connection)
        if note.migrated != migration_state():
            say("Making the database's tables")
            migrate(house)
            note = replace(note, migrated=migration_state())
            write_note(connection, note)
        if note.loaded:
            keep_demo_certificates(house)
        else:
            say("Loading forces, services and content")
            load(house)
            write_note(connection, replace(note, loaded=True))
    write_ports(house)


def migrate(house: Installation) -> None:
    """Apply every migration as the tables' owner.

    The owner takes the place of the application's role for this one command, rather than standing beside it as a
    second database: data migrations of other packages write to the default database only.
    """
    environment = environment_for("command", house) | {"DATABASE_URL": house.addresses.owner}
    del environment["DATABASE_OWNER_URL"]
    _run("migrate", environment, "--no-input")


def load(house: Installation) -> None:
    """Put the demo's forces, services, content and accounts in, as the application's role."""
    keep_demo_certificates(house)
    _run("load", environment_for("command", house))


def write_ports(house: Installation) -> None:
    """Sites live on this run's public port; PORT may differ from the last run's."""
    with connected(house.addresses.application) as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_site SET port = %s WHERE port <> %s", [house.ports.public] * 2)


def _run(command: str, environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [*SOH, command, *arguments],
        cwd=CLONE,
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=leash(signal.SIGKILL),
    )
    if done.returncode:
        said = "\n".join(done.stdout.splitlines()[-40:])
        raise StageFailed(f"`soh {command}` ended with status {done.returncode}:\n{said}")
