"""Results on their way to the database: those that can wait are written together, all others at once."""

from __future__ import annotations

import logging

from django.db import DataError, IntegrityError

from contact_forms.jobs.claim import Claim
from contact_forms.jobs.record import Result, record, record_together
from contact_forms.models import Job

logger = logging.getLogger("contact_forms.worker")


class Outbox:
    """Of one thread and one batch; `empty()` it at the end."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Claim, Job, Result]] = []

    def put(self, claim: Claim, job: Job, result: Result) -> None:
        """Write the result now, or with those that follow. Raises DatabaseError."""
        if result.is_plain:
            self._waiting.append((claim, job, result))
            if not result.can_wait:
                self.empty()
        else:
            self.empty()
            _say(claim, job, result, record(claim, result))

    def empty(self) -> None:
        """Write everything that waits. Raises DatabaseError."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            ours = record_together([(claim, result) for claim, _, result in waiting])
        except (DataError, IntegrityError):
            if len(waiting) == 1:
                raise
            # One of them cannot be written; the others must not suffer for it.
            for claim, job, result in waiting:
                self.put_alone(claim, job, result)
            return
        for claim, job, result in waiting:
            _say(claim, job, result, claim in ours)

    @staticmethod
    def put_alone(claim: Claim, job: Job, result: Result) -> None:
        """Write one result; one that cannot be written is logged, and its job is tried again when its lease is over."""
        try:
            _say(claim, job, result, record(claim, result))
        except (DataError, IntegrityError):
            logger.exception("job.not-recorded", extra={"event": "job.not-recorded", **about(claim, job)})


def about(claim: Claim, job: Job) -> dict[str, object]:
    """The facts by which a log line names a job."""
    return {
        "job": job.pk,
        "site": claim.site_id,
        "submission": job.submission_id,
        **({"request_id": job.request_id} if job.request_id else {}),
    }


def _say(claim: Claim, job: Job, result: Result, written: bool) -> None:
    event = f"job.{result.outcome}" if written else "job.lost-its-lease"
    logger.info("job", extra={"event": event, **about(claim, job), "status": result.status})
