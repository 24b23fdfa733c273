"""Moving and hearing of epochs.

Whatever is remembered in a process (ready pages, tenants, offered forms) is remembered under the epochs it was made
from. A published change moves an epoch in its own transaction; PostgreSQL tells every process at the commit.
"""

from __future__ import annotations

import logging
import select
import threading
import time
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import psycopg2
import psycopg2.extensions
from django.conf import settings
from django.db import connection
from wagtail.models import Site

logger = logging.getLogger("soh.epochs")

T = TypeVar("T")

NATION = 0
CHANNEL = "soh_epoch"
HEARTBEAT_SECONDS = 1.0
# Without word from the database for this long, what we remember may be out of date and is not used.
TRUSTED_SECONDS = 3.0
_RECONNECT_SECONDS = 0.5

_MOVE = """
WITH moved AS (
    INSERT INTO cms_epoch (site_id, value) VALUES (%s, 1)
    ON CONFLICT (site_id) DO UPDATE SET value = cms_epoch.value + 1
    RETURNING site_id, value
)
SELECT pg_notify(%s, site_id || ':' || value) FROM moved
"""


def move_epoch(site_id: int | None) -> None:
    """Say that something published on this site (None: nationally) has changed. Part of the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, [NATION if site_id is None else site_id, CHANNEL])


class EpochListener:
    """Keeps this process's epochs up to date over one LISTEN connection of its own."""

    def __init__(self) -> None:
        self._epochs: dict[int, int] | None = None
        self._heard_at = 0.0
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin listening; a second call changes nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="epochs", daemon=True)
            self._thread.start()

    def snapshot(self) -> Mapping[int, int] | None:
        """All epochs, or None while they are not known for certain. The mapping is never changed in place."""
        if self._epochs is None or time.monotonic() - self._heard_at > TRUSTED_SECONDS:
            return None
        return self._epochs

    def _run(self) -> None:
        while True:
            try:
                self._listen()
            except psycopg2.Error:
                logger.warning("epochs.lost", extra={"event": "epochs.lost"})
            self._epochs = None
            time.sleep(_RECONNECT_SECONDS)

    def _listen(self) -> None:
        database = settings.DATABASES["default"]
        link = psycopg2.connect(
            dbname=connection.settings_dict["NAME"],
            user=database["USER"],
            password=database["PASSWORD"],
            host=database["HOST"] or None,
            port=database["PORT"] or None,
            connect_timeout=5,
            application_name="soh-epochs",
        )
        try:
            link.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
            with link.cursor() as cursor:
                # Listening before reading: a move between the two is heard twice rather than missed.
                cursor.execute(f"LISTEN {CHANNEL}")
                cursor.execute("SELECT site_id, value FROM cms_epoch")
                self._learn(dict(cursor.fetchall()), fresh=True)
                while True:
                    ready, _, _ = select.select([link], [], [], HEARTBEAT_SECONDS)
                    if ready:
                        link.poll()
                    else:
                        cursor.execute("SELECT 1")
                    heard = {}
                    for notice in link.notifies:
                        site_id, value = notice.payload.split(":")
                        heard[int(site_id)] = int(value)
                    link.notifies.clear()
                    self._learn(heard)
        finally:
            link.close()

    def _learn(self, heard: dict[int, int], *, fresh: bool = False) -> None:
        if heard or fresh:
            Site.clear_site_root_paths_cache()
            self._epochs = heard if fresh else {**(self._epochs or {}), **heard}
        self._heard_at = time.monotonic()


listener = EpochListener()


def epoch_of(site_id: int) -> tuple[int, int]:
    """The epochs of a site and of the nation. No query where this process listens; otherwise one."""
    known = listener.snapshot()
    if known is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT site_id, value FROM cms_epoch WHERE site_id IN (%s, %s)", [site_id, NATION])
            known = dict(cursor.fetchall())
    return known.get(site_id, 0), known.get(NATION, 0)


class EpochMemory(Generic[T]):
    """Remembers what was made for each site until an epoch that it was made under moves."""

    def __init__(self, make: Callable[[int], T]) -> None:
        self._make = make
        self._made: dict[int, tuple[tuple[int, int], T]] = {}

    def __call__(self, site_id: int) -> T:
        """What `make` gives for this site, made again only after a move. Raises what `make` raises."""
        epochs = epoch_of(site_id)
        made = self._made.get(site_id)
        if made is None or made[0] != epochs:
            made = self._made[site_id] = (epochs, self._make(site_id))
        return made[1]
