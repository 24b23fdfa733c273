"""Once a minute, by one worker of all: what time alone makes necessary, and proof that nothing was forgotten."""

from __future__ import annotations

import logging

from django.db import connection

from contact_forms.jobs.registry import each_minute, minutely

logger = logging.getLogger("contact_forms.sweep")

_LOCK = 5_065_465_729
_PURGED_AT_ONCE = 500


def sweep() -> bool:
    """Run everything that was declared with `@each_minute`; False when another worker is at it.

    One chore that fails is logged and the others go on; DatabaseError from the lock itself passes through.
    """
    with connection.cursor() as cursor:
        # Held by this connection, not by a transaction, since each chore has short transactions of its own.
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return False
    try:
        for name, chore in minutely().items():
            try:
                chore()
            except Exception:
                # A mistake in one chore must not end the others, nor the worker that runs them.
                logger.exception("sweep.chore-failed", extra={"event": "sweep.chore-failed", "route": name})
                if connection.connection is None or connection.connection.closed:
                    raise
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    return True


@each_minute("purge-drafts")
def purge_drafts() -> int:
    """Delete drafts whose time is over, with their holders; returns how many. Sent ones too: the submission stays."""
    purged = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT soh_purge_drafts(%s)", [_PURGED_AT_ONCE])
            batch = int(cursor.fetchone()[0])
        purged += batch
        if batch < _PURGED_AT_ONCE:
            return purged


@each_minute("purge-buckets")
def purge_buckets() -> None:
    """Forget the networks whose buckets are full again (`contact_forms.rates`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT soh_purge_buckets()")
