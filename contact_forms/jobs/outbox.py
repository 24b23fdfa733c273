"""Results on their way to the database: those that can wait are written together, all others at once."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, DataError, IntegrityError

from contact_forms.jobs.claim import Claim
from contact_forms.jobs.record import Result, record, record_together
from contact_forms.models import Job

logger = logging.getLogger("contact_forms.worker")

Written = tuple[Claim, Job, Result]


class Outbox:
    """Of all threads of one worker."""

    def __init__(self) -> None:
        self._waiting: list[Written] = []
        self._lock = threading.Lock()

    def put(self, claim: Claim, job: Job, result: Result) -> None:
        """Write the result now, or keep it for the next `empty()`. Raises DatabaseError."""
        if result.can_wait and result.is_plain:
            with self._lock:
                self._waiting.append((claim, job, result))
        else:
            _say(claim, job, result, record(claim, result))

    def empty(self) -> None:
        """Write everything that waits. What could not be written because the database is away waits on; when it is
        back, the fence tells whether it still counts. Raises DatabaseError."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            ours = record_together([(claim, result) for claim, _, result in waiting])
        except (DataError, IntegrityError):
            # One of them cannot be written; the others must not suffer for it.
            for claim, job, result in waiting:
                _write_alone(claim, job, result)
        except DatabaseError:
            with self._lock:
                self._waiting = waiting + self._waiting
            raise
        else:
            for claim, job, result in waiting:
                _say(claim, job, result, claim in ours)


def about(claim: Claim, job: Job) -> dict[str, object]:
    """The facts by which a log line names a job."""
    return {
        "job": job.pk,
        "site": claim.site_id,
        "submission": job.submission_id,
        **({"request_id": job.request_id} if job.request_id else {}),
    }


def _write_alone(claim: Claim, job: Job, result: Result) -> None:
    """Write one result; one that cannot be written is logged, and its job is tried again when its lease is over."""
    try:
        _say(claim, job, result, record(claim, result))
    except (DataError, IntegrityError):
        logger.exception("job.not-recorded", extra={"event": "job.not-recorded", **about(claim, job)})


def _say(claim: Claim, job: Job, result: Result, written: bool) -> None:
    event = f"job.{result.outcome}" if written else "job.lost-its-lease"
    logger.info("job", extra={"event": event, **about(claim, job), "status": result.status})
