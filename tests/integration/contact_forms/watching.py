"""What tests of alerts and alarms look at, and how they let the worker work."""

from __future__ import annotations

import time
from collections.abc import Callable

from contact_forms.jobs import claim_due
from contact_forms.jobs.worker import do
from contact_forms.models import Alarm, AuditEntry, Job, Submission
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere

HANDLER = {"actor": "force.handler", "actor_id": 7}


def alert_of(submission: Submission) -> Job:
    with within_sites(submission.site_id):
        return Job.objects.get(submission=submission, kind="alert")


def alarms_of(force) -> list[str]:
    """Causes of the alarms that are open."""
    with within_sites(force.site_id):
        return sorted(Alarm.objects.filter(cleared_at=None).values_list("cause", flat=True))


def work(tries: int) -> None:
    """So many tries at whatever is due, and no more where nothing is."""
    for _ in range(tries):
        claim = claim_due()
        if claim is not None:
            do(claim)


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Work until this is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        work(1)
        time.sleep(0.02)


def change(job: Job, **facts) -> None:
    with everywhere():
        Job.objects.filter(pk=job.pk).update(**facts)


def actions_of(submission: Submission) -> list[str]:
    with within_sites(submission.site_id):
        entries = AuditEntry.objects.filter(target_id=str(submission.pk)).order_by("number")
        return list(entries.values_list("action", flat=True))
