"""Writing down what tries came to: only while the fence is ours, and in one transaction with what belongs to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.db.models.functions import Now

from contact_forms.jobs.breaker import receiver_answered
from contact_forms.jobs.claim import Claim
from contact_forms.models import Attempt, Job
from contact_forms.walls import within_sites
from integrations.retry import next_try_after

LONGEST_REASON = 500


def _nothing_more(job: Job) -> None:
    """Most results write nothing beside the job and its attempt."""


@dataclass(frozen=True)
class Result:
    """What one try came to.

    state: the job's new state (`Job.WAITING` to be tried again). outcome: a value of `Attempt.Outcome`.
    reason: one plain sentence without answers. wait: before the next try. counts: this try counts as a failure.
    changes: other fields of the job to set. also: further writes of the same transaction (an audit entry, a next job).
    rows: new rows of the same transaction, still to be inserted (a receipt, an audit entry). answered: the route whose
    receiver is there. can_wait: it may be written together with the results of the tries that follow at once, because
    the receiver would know this report again.
    """

    state: str
    outcome: str
    reason: str = ""
    status: int | None = None
    wait: timedelta = timedelta(0)
    counts: bool = False
    changes: Mapping[str, Any] = field(default_factory=dict)
    also: Callable[[Job], None] = _nothing_more
    rows: tuple[Model, ...] = ()
    answered: int | None = None
    can_wait: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing has to be done for it by itself."""
        return self.also is _nothing_more and not self.changes


def record(claim: Claim, result: Result) -> bool:
    """Write the result; False, and nothing written, where another worker holds the job by now."""
    if result.is_plain:
        return bool(record_together([(claim, result)]))
    with within_sites(claim.wall):
        job = (
            Job.objects.select_for_update(of=("self",))
            .filter(pk=claim.job_id, fence=claim.fence, state=Job.WAITING)
            .first()
        )
        if job is None:
            return False
        changes: dict[str, Any] = {
            "state": result.state,
            "lease_until": None,
            "failures": job.failures + (1 if result.counts else 0),
            "reason": result.reason[:LONGEST_REASON],
            **result.changes,
        }
        if result.state == Job.WAITING:
            changes["due_at"] = Now() + result.wait
        elif result.state == Job.DONE:
            changes["done_at"] = Now()
        Job.objects.filter(pk=job.pk).update(**changes)
        Attempt.objects.filter(job_id=job.pk, fence=claim.fence).update(
            finished_at=Now(), outcome=result.outcome, reason=result.reason[:LONGEST_REASON], status=result.status
        )
        result.also(job)
        _write_what_belongs_to([result])
    return True


_TOGETHER = """
WITH said AS (
    SELECT * FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::text[], %s::text[], %s::int[], %s::interval[],
                         %s::boolean[])
        AS said(job_id, fence, state, outcome, reason, status, wait, counts)
), ours AS (
    SELECT job.id FROM contact_forms_job job JOIN said ON said.job_id = job.id
    WHERE job.fence = said.fence AND job.state = 'waiting' ORDER BY job.id FOR UPDATE OF job
), told AS (
    UPDATE contact_forms_job job
    SET state = said.state, lease_until = NULL, failures = job.failures + said.counts::int, reason = said.reason,
        due_at = CASE WHEN said.state = 'waiting' THEN statement_timestamp() + said.wait ELSE job.due_at END,
        done_at = CASE WHEN said.state = 'done' THEN statement_timestamp() ELSE job.done_at END
    FROM said JOIN ours ON ours.id = said.job_id WHERE job.id = said.job_id
    RETURNING job.id
)
UPDATE contact_forms_attempt attempt
SET finished_at = statement_timestamp(), outcome = said.outcome, reason = said.reason, status = said.status
FROM said JOIN told ON told.id = said.job_id
WHERE attempt.job_id = said.job_id AND attempt.fence = said.fence
RETURNING attempt.job_id
"""


def record_together(tries: Sequence[tuple[Claim, Result]]) -> set[Claim]:
    """Write several plain results in one transaction; returns the claims that were still ours. The others wrote
    nothing."""
    if not all(result.is_plain for _, result in tries):
        raise ValueError("A result with writes of its own is recorded by itself.")
    said = [
        (
            *(claim.job_id, claim.fence, result.state, result.outcome),
            *(result.reason[:LONGEST_REASON], result.status, result.wait, result.counts),
        )
        for claim, result in tries
    ]
    with within_sites(*sorted({claim.wall for claim, _ in tries})):
        with connection.cursor() as cursor:
            cursor.execute(_TOGETHER, [list(column) for column in zip(*said, strict=True)])
            ours = {job_id for (job_id,) in cursor.fetchall()}
        _write_what_belongs_to([result for claim, result in tries if claim.job_id in ours])
    return {claim for claim, _ in tries if claim.job_id in ours}


def _write_what_belongs_to(results: Iterable[Result]) -> None:
    results = list(results)
    answered = {result.answered for result in results if result.answered is not None}
    if answered:
        receiver_answered(*answered)
    rows: dict[type[Model], list[Model]] = {}
    for result in results:
        for row in result.rows:
            rows.setdefault(type(row), []).append(row)
    for model, new in rows.items():
        # In the order of their sites: entries of one audit chain wait for each other, and two workers never in a ring.
        model._default_manager.bulk_create(sorted(new, key=_site_of))


def _site_of(row: Model) -> int:
    return getattr(row, "site_id", None) or 0


def try_again_after(failures: int, asked: float | None = None) -> timedelta | None:
    """How long to wait after this many failed tries; None when all six are used. asked: seconds the receiver named."""
    return next_try_after(
        failures,
        base=settings.SOH_RETRY_BASE_SECONDS,
        jitter=random.random(),  # noqa: S311 - spreads tries out; nothing depends on its being hard to guess
        asked=asked,
    )
