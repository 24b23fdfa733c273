"""The worker: a few threads that claim, do and record, until they are told to stop.

A thread that finds nothing waits for a notice or half a second. While jobs are quick it takes several at once
(`pace`), which lie between the threads (`tray`), and their results are written together (`outbox`). After SIGTERM each
thread finishes the job in hand, gives the others back and takes no more. A database that is away is waited for; nothing
needs a restart.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from contact_forms.jobs.claim import Claim, claim_several
from contact_forms.jobs.lanes import Lanes
from contact_forms.jobs.outbox import Outbox, about
from contact_forms.jobs.pace import Pace
from contact_forms.jobs.record import Result, try_again_after
from contact_forms.jobs.registry import Try, tries_of
from contact_forms.jobs.sweep import sweep
from contact_forms.jobs.tray import Prepared, Tray
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
After two crashes in a row each further one sends it to the end of its lane, so that its neighbours are delivered."""

UNTOUCHED = Result(Job.WAITING, Attempt.Outcome.POSTPONED, "Given back untouched.")


class Worker:
    """threads: how many jobs are in hand at once."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        # One lane may not hold every thread: a receiver that hangs must leave room for the others. What other workers
        # hold of it does not count here: they may be dead, and their leases still run.
        self._lanes = Lanes(at_most=max(1, threads - 1))
        self._stop = threading.Event()
        self._heard = threading.Condition()
        self._tray, self._outbox, self._pace = Tray(), Outbox(), Pace()

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
            self._empty_outbox()
            if time.monotonic() - swept >= SWEEP_SECONDS:
                swept = time.monotonic()
                self._sweep()
        for hand in hands:
            hand.join()

    def drain(self) -> int:
        """Do everything that is due now, in this thread, and return how many tries that took."""
        tries = 0
        while not self._stop.is_set():
            prepared = self._tray.take()
            if prepared is not None:
                began = time.monotonic()
                with self._lanes.leaving(prepared.claim.lane):
                    self._outbox.put(prepared.claim, prepared.job, result_of(prepared))
                self._pace.took(time.monotonic() - began)
                tries += 1
                continue
            self._outbox.empty()
            began = time.monotonic()
            with self._lanes.claiming:
                claims = claim_several(self._pace.at_once, self._lanes.full())
                self._lanes.enter(claim.lane for claim in claims)
            if not claims:
                return tries
            try:
                self._tray.put(prepare(claims, began))
            except DatabaseError:
                self._lanes.leave(claim.lane for claim in claims)
                raise
        self._give_back()
        return tries

    def _give_back(self) -> None:
        for prepared in self._tray.take_all():
            with self._lanes.leaving(prepared.claim.lane):
                self._outbox.put(prepared.claim, prepared.job, UNTOUCHED)
        self._outbox.empty()

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

    def _empty_outbox(self) -> None:
        """What was quick does not wait for what is slow, should every thread be held up."""
        try:
            self._outbox.empty()
        except DatabaseError:
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
    outbox = Outbox()
    for prepared in prepare([claim], time.monotonic()):
        outbox.put(claim, prepared.job, result_of(prepared))
    outbox.empty()


def prepare(claims: Sequence[Claim], claimed_at: float) -> list[Prepared]:
    """What it takes to do claimed jobs, in their order, read for all of them at once. Raises DatabaseError."""
    with within_sites(*sorted({claim.wall for claim in claims})):
        fields = Job.objects.only("kind", "failures", "request_id", "submission_id", "site_id")
        jobs = fields.in_bulk([claim.job_id for claim in claims])
        crashes = {claim: _crashes_in_a_row(claim) for claim in claims if claim.fence > 1}
    tries: dict[Claim, Try | None] = {}
    for name in {job.kind for job in jobs.values()}:
        of_kind = [claim for claim in claims if jobs[claim.job_id].kind == name]
        found = tries_of(name, of_kind)
        tries |= dict.fromkeys(of_kind) if found is None else dict(zip(of_kind, found, strict=True))
    return [Prepared(claim, jobs[claim.job_id], crashes.get(claim, 0), tries[claim], claimed_at) for claim in claims]


def result_of(prepared: Prepared) -> Result:
    """Do one job; what it came to. Raises DatabaseError."""
    if time.monotonic() - prepared.claimed_at > settings.SOH_LEASE_SECONDS / 2:
        # Too little of the lease is left for a receiver that takes its time.
        return UNTOUCHED
    if prepared.attempt is None:
        wait = timedelta(seconds=STRANGER_SECONDS)
        return Result(Job.WAITING, Attempt.Outcome.POSTPONED, "No worker here knows this kind of job.", wait=wait)
    if prepared.crashes >= UNFINISHED_LIMIT:
        reason = f"{prepared.crashes} tries ended without a result; the job may be stopping the worker."
        return Result(Job.ATTENTION, Attempt.Outcome.FAILED, reason)
    try:
        return prepared.attempt()
    except DatabaseError:
        raise
    except Exception as error:
        # A mistake in one kind of job must not stop the others; it is logged, and counted as a failed try.
        logger.exception("job.failed", extra={"event": "job.failed", **about(prepared.claim, prepared.job)})
        return _failed_inside(prepared.job, error)


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
