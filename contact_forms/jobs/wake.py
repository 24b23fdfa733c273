"""Waking idle workers the moment a job commits. A hint only: workers look by themselves twice a second."""

from __future__ import annotations

import select
import threading

from django.db import Error, connection, transaction

CHANNEL = "soh_jobs"


def wake_workers() -> None:
    """Tell idle workers, when the surrounding transaction has committed, that something is due.

    In a statement of its own: PostgreSQL lets transactions with a notice commit one after the other only, each with its
    own trip to the disk. Where it fails the job is found at the next look.
    """
    transaction.on_commit(_tell, robust=True)


def _tell() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


class Listener(threading.Thread):
    """Sets `heard` whenever a job was committed anywhere. Ends when `stop` is set. A lost connection is taken anew."""

    def __init__(self, heard: threading.Condition, stop: threading.Event) -> None:
        super().__init__(name="job-listener", daemon=True)
        self._heard = heard
        self._stop_asked = stop

    def run(self) -> None:
        while not self._stop_asked.is_set():
            try:
                self._listen()
            except (Error, OSError, ValueError):
                # Workers look by themselves meanwhile; select() raises ValueError for a connection closed under it.
                connection.close()
                self._stop_asked.wait(1.0)
        connection.close()

    def _listen(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        raw = connection.connection
        while not self._stop_asked.is_set():
            if select.select([raw], [], [], 0.5) == ([], [], []):
                continue
            raw.poll()
            if raw.notifies:
                raw.notifies.clear()
                with self._heard:
                    self._heard.notify_all()
