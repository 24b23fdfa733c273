"""Crashing the database, and bringing it back."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from cms.supervisor.database import Cluster, DatabaseFailed, hold_cluster
from cms.supervisor.provision import connected

_START_TRIES = 20
AWAY_SECONDS = 1.0


@dataclass(frozen=True)
class Database:
    """administrator: the address of a superuser. is_ours: the whole server may be crashed; on one that is shared with
    other tests every connection to this one database is cut instead, and none is let in for a second."""

    administrator: str
    is_ours: bool

    def crash(self, how: str) -> float:
        """Crash it and bring it back. how: "immediate" (as `pg_ctl -m immediate stop`) or "kill" (SIGKILL to the
        postmaster). Returns when it took connections again (seconds since the epoch)."""
        if self.is_ours:
            self._kill(signal.SIGQUIT if how == "immediate" else signal.SIGKILL)
            _bring_back()
        else:
            self._cut_off()
        return time.time()

    @staticmethod
    def _kill(number: signal.Signals) -> None:
        pid = int((Cluster("faults").data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, number)
        while _runs(pid):
            time.sleep(0.01)

    def _cut_off(self) -> None:
        at, _, options = self.administrator.partition("?")
        server, _, name = at.rpartition("/")
        with connected(f"{server}/postgres?{options}") as connection, connection.cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            time.sleep(AWAY_SECONDS)
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def _bring_back() -> None:
    """Held already by whoever made the house; holding it once more starts it, since it does not answer."""
    for tries_left in reversed(range(_START_TRIES)):
        try:
            with hold_cluster("faults"):
                return
        except DatabaseFailed:
            # Backends of the killed server may still hold its memory for a moment.
            if not tries_left:
                raise
            time.sleep(0.2)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
