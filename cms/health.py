"""Two questions that machines ask: is the process alive, and may traffic be sent to it?

Mounted before the host check, since whoever asks calls the process by its address.
"""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

_log = logging.getLogger("cms.health")
_migrations_applied = threading.Event()


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers. It asks nothing of the database: a dead database is no reason to restart us."""
    return _plain("ok", 200)


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and its tables are those of this code, else 503 with the reason in plain words."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        if not _is_migrated():
            return _plain("not ready: migrations are waiting to be applied", 503)
    except DatabaseError:
        _log.warning("database unreachable", exc_info=True)
        return _plain("not ready: the database does not answer", 503)
    return _plain("ready", 200)


def _is_migrated() -> bool:
    """Whether every migration of this code is applied. A yes is remembered: it cannot turn into a no under us."""
    if not _migrations_applied.is_set():
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrations_applied.set()
    return True


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers=_NEVER_KEPT)


_NEVER_KEPT = {"Cache-Control": "no-store"}
