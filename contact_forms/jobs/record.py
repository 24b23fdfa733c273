"""Writing down what a try came to: only while the fence is ours, and in one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models.functions import Now

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
    changes: other fields of the job to set. also: further writes of the same transaction (receipt, audit, a next job).
    """

    state: str
    outcome: str
    reason: str = ""
    status: int | None = None
    wait: timedelta = timedelta(0)
    counts: bool = False
    changes: Mapping[str, Any] = field(default_factory=dict)
    also: Callable[[Job], None] = _nothing_more


def record(claim: Claim, result: Result) -> bool:
    """Write the result; False, and nothing written, where another worker holds the job by now."""
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
    return True


def try_again_after(failures: int, asked: float | None = None) -> timedelta | None:
    """How long to wait after this many failed tries; None when all six are used. asked: seconds the receiver named."""
    return next_try_after(
        failures,
        base=settings.SOH_RETRY_BASE_SECONDS,
        jitter=random.random(),  # noqa: S311 - spreads tries out; nothing depends on its being hard to guess
        asked=asked,
    )
