"""`make run`: everything from nothing, then served, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import time
from types import FrameType

import psycopg2

from cms.supervisor.database import DatabaseFailed
from cms.supervisor.environment import (
    Installation,
    Ports,
    database_addresses,
    environment_for,
    keys_of_this_machine,
)
from cms.supervisor.places import VAR, media_folder, secrets_folder
from cms.supervisor.ports import PortTaken, ensure_free
from cms.supervisor.preparing import StageFailed, prepare
from cms.supervisor.processes import ChildFailed, Family
from cms.supervisor.readiness import NotReady, wait_until_ready
from cms.supervisor.roles import READY_PATH, SANDBOX_READY_PATH, sandbox, web, worker
from cms.supervisor.welcome import welcome

COMMAND_ENVIRONMENT = VAR / "run" / "environment"
_EXPECTED = (PortTaken, DatabaseFailed, StageFailed, ChildFailed, NotReady)


class _Asked(Exception):
    """Somebody asked us to stop: Ctrl-C, or SIGTERM."""


def main() -> int:
    """Run the platform until asked to stop. Returns the exit status: 0 when asked, 1 when it could not go on."""
    signal.signal(signal.SIGINT, _stop_was_asked)
    signal.signal(signal.SIGTERM, _stop_was_asked)
    try:
        _serve(Ports.from_first(_first_port()))
    except _Asked:
        _say("Everything has stopped.")
        return 0
    except _EXPECTED as problem:
        _say(f"\nCould not start: {problem}")
        return 1
    except psycopg2.OperationalError as problem:
        _say(f"\nThe database does not answer: {problem}")
        return 1
    return 0


def _serve(ports: Ports) -> None:
    began = time.monotonic()
    ensure_free(ports.by_number())
    _say("Starting the database")
    with database_addresses("run") as addresses:
        house = Installation(addresses, keys_of_this_machine(), ports, secrets_folder(), media_folder())
        prepare(house, _say)
        family = Family(_say_line)
        try:
            _start(family, house)
            _leave_for_commands(house)
            _say(welcome(house))
            _say(f"(ready after {time.monotonic() - began:.1f} seconds)")
            while True:
                family.tend(3600)
        finally:
            # A second Ctrl-C while stopping must not leave anybody behind.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            _say("\nStopping")
            COMMAND_ENVIRONMENT.unlink(missing_ok=True)
            family.stop()


def _start(family: Family, house: Installation) -> None:
    """Start every process, then wait for each that answers. The order is the order of stopping: the public first."""
    _say("Starting the public web, the admin, the worker and the sandbox")
    for command in (web("public", house), web("admin", house), worker(house), sandbox(house)):
        family.start(command)

    def meanwhile(seconds: float) -> None:
        family.check_started()
        family.tend(seconds, start_again=False)

    wait_until_ready(house.ports.sandbox, SANDBOX_READY_PATH, meanwhile)
    wait_until_ready(house.ports.admin, READY_PATH, meanwhile)
    wait_until_ready(house.ports.public, READY_PATH, meanwhile)
    family.check_started()


def _leave_for_commands(house: Installation) -> None:
    """`soh` in another window finds the database and keys of this run in a file that only we may read."""
    COMMAND_ENVIRONMENT.parent.mkdir(parents=True, exist_ok=True)
    ours = environment_for("command", house, given={})
    text = "".join(f"{name}={value}\n" for name, value in ours.items())
    COMMAND_ENVIRONMENT.unlink(missing_ok=True)
    descriptor = os.open(COMMAND_ENVIRONMENT, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def _first_port() -> int:
    given = os.environ.get("PORT", "8000")
    if not given.isdigit():
        raise SystemExit(f"PORT is {given!r}; it must be a number, such as PORT=9000.")
    return int(given)


def _stop_was_asked(number: int, frame: FrameType | None) -> None:
    raise _Asked


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _say_line(name: str, line: str) -> None:
    _say(f"{name:>8} | {line}")
