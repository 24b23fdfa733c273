"""The worker: a few threads that claim, do and record, until they are told to stop.

A thread that finds nothing waits for a notice or half a second. After SIGTERM each thread finishes the job in hand and
takes no other. A database that is away is waited for; nothing needs a restart.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from contact_forms.jobs.claim import Claim, claim_due
from contact_forms.jobs.record import Result, record, try_again_after
from contact_forms.jobs.registry import handler_of
from contact_forms.jobs.sweep import sweep
from contact_forms.jobs.wake import Listener
from contact_forms.models import Attempt, Job
from contact_forms.walls import within_sites

logger = logging.getLogger("contact_forms.worker")

POLL_SECONDS = 0.5
SWEEP_SECONDS = 60.0
AWAY_SECONDS = 1.0
"""Wait while the database is away."""
STRANGER_SECONDS = 60
"""A job of a kind this process does not know waits for a process that does."""
UNFINISHED_LIMIT = 20
"""So many tries in a row that ended in a crash put a job before a person: it may be the job that kills the worker.
Until then each crash sends it to the end of its lane, so that its neighbours are delivered."""


class Worker:
    """threads: how many jobs are in hand at once."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        # One lane may not hold every thread: a receiver that hangs must leave room for the others.
        self._lane_limit = max(1, threads - 1)
        self._stop = threading.Event()
        self._heard = threading.Condition()

    def stop(self) -> None:
        """Finish what is in hand and end. Safe to call from a signal handler."""
        self._stop.set()

    def run(self) -> None:
        """Work until stopped."""
        listener = Listener(self._heard, self._stop)
        hands = [threading.Thread(target=self._work, name=f"worker-{n}") for n in range(self._threads)]
        for thread in (listener, *hands):
            thread.start()
        swept = -SWEEP_SECONDS
        while not self._stop.wait(POLL_SECONDS):
            if time.monotonic() - swept >= SWEEP_SECONDS:
                swept = time.monotonic()
                self._sweep()
        for hand in hands:
            hand.join()

    def drain(self) -> int:
        """Do everything that is due now, in this thread, and return how many tries that took."""
        tries = 0
        while not self._stop.is_set() and (claim := claim_due(self._lane_limit)) is not None:
            do(claim)
            tries += 1
        return tries

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                if self.drain() == 0:
                    with self._heard:
                        self._heard.wait(POLL_SECONDS)
            except (InterfaceError, OperationalError):
                logger.warning("worker.database-away", extra={"event": "worker.database-away"})
                connection.close()
                self._stop.wait(AWAY_SECONDS)
            except DatabaseError:
                logger.exception("worker.database-error", extra={"event": "worker.database-error"})
                connection.close()
                self._stop.wait(AWAY_SECONDS)
        connection.close()

    def _sweep(self) -> None:
        try:
            sweep()
        except DatabaseError:
            logger.exception("worker.sweep-failed", extra={"event": "worker.sweep-failed"})
            connection.close()


def do(claim: Claim) -> None:
    """Do one claimed job and record what it came to.

    Raises DatabaseError when the database is away; the attempt then stays without an end, the lease runs out and the
    job is claimed again.
    """
    with within_sites(claim.wall):
        job = Job.objects.only("kind", "failures", "request_id", "submission_id").get(pk=claim.job_id)
        crashes = _crashes_in_a_row(claim)
    about = {
        "job": job.pk,
        "site": claim.site_id,
        "submission": job.submission_id,
        **({"request_id": job.request_id} if job.request_id else {}),
    }
    handler = handler_of(job.kind)
    if handler is None:
        wait = timedelta(seconds=STRANGER_SECONDS)
        result = Result(Job.WAITING, Attempt.Outcome.POSTPONED, "No worker here knows this kind of job.", wait=wait)
    elif crashes >= UNFINISHED_LIMIT:
        reason = f"{crashes} tries ended without a result; the job may be stopping the worker."
        result = Result(Job.ATTENTION, Attempt.Outcome.FAILED, reason)
    else:
        try:
            result = handler(claim)
        except DatabaseError:
            raise
        except Exception as error:
            # A mistake in one kind of job must not stop the others; it is logged, and counted as a failed try.
            logger.exception("job.failed", extra={"event": "job.failed", **about})
            result = _failed_inside(job, error)
    written = record(claim, result)
    event = f"job.{result.outcome}" if written else "job.lost-its-lease"
    logger.info("job", extra={"event": event, **about, "status": result.status})


def _crashes_in_a_row(claim: Claim) -> int:
    earlier = Attempt.objects.filter(job_id=claim.job_id, fence__lt=claim.fence).order_by("-fence")
    ends = list(earlier.values_list("finished_at", flat=True)[:UNFINISHED_LIMIT])
    return next((place for place, end in enumerate(ends) if end is not None), len(ends))


def _failed_inside(job: Job, error: Exception) -> Result:
    # The kind of error is named and never its text, which can hold what a person wrote.
    reason = f"Something failed inside the platform ({type(error).__qualname__})."
    wait = try_again_after(job.failures + 1)
    if wait is None:
        return Result(Job.ATTENTION, Attempt.Outcome.FAILED, reason, counts=True)
    return Result(Job.WAITING, Attempt.Outcome.FAILED, reason, wait=wait, counts=True)
