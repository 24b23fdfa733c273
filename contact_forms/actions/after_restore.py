"""What a platform restored from a backup cannot know, and whether it can open what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Now

from contact_forms.actions.held import Held
from contact_forms.actions.note import PLATFORM, note
from contact_forms.models import Attempt, Job, Submission, SubmissionKey
from contact_forms.sealing import CannotOpen
from contact_forms.walls import every_site, within_sites

REASON = "Restored from a backup: it may have been sent since."
AT_ONCE = 500
"""Rows of one transaction."""


@dataclass(frozen=True)
class Unopened:
    """A held report that does not open, and why."""

    reference: str
    site_id: int
    force_key_id: int | None
    why: str


def mark_possibly_sent(taken_at: str) -> int:
    """Give each report's jobs that are not done an attempt with unknown outcome; returns how many jobs.

    Since the backup was taken they may have been done, so the receiver is asked first, or the report is marked
    *possible duplicate*. Leases end. taken_at: when the backup was taken, for the audit.
    """
    marked = 0
    for site_id in every_site():
        of_site, last = 0, 0
        while True:
            with within_sites(site_id):
                waiting = Job.objects.select_for_update(of=("self",)).filter(
                    site_id=site_id, submission__isnull=False, pk__gt=last
                )
                batch = list(waiting.exclude(state=Job.DONE).order_by("pk")[:AT_ONCE])
                Job.objects.filter(pk__in=[job.pk for job in batch]).update(fence=F("fence") + 1, lease_until=None)
                Attempt.objects.bulk_create(_unknown(job) for job in batch)
                of_site += len(batch)
                if len(batch) < AT_ONCE:
                    detail = {"backup": taken_at, "possibly_sent": of_site}
                    note("restored from a backup", site_id=site_id, actor=PLATFORM, detail=detail)
                    break
                last = batch[-1].pk
        marked += of_site
    return marked


def _unknown(job: Job) -> Attempt:
    return Attempt(
        job=job,
        site_id=job.site_id,
        fence=job.fence + 1,
        started_at=Now(),
        finished_at=Now(),
        outcome=Attempt.Outcome.UNKNOWN,
        reason=REASON,
    )


def unopened_reports() -> Iterator[Unopened]:
    """Every held report that does not open with the keys of this process."""
    for site_id in every_site():
        with within_sites(site_id):
            for submission in Submission.objects.filter(key=None).only("reference"):
                yield Unopened(submission.reference, site_id, None, "Its key is gone: it was being erased.")
            keys = SubmissionKey.objects.select_related("submission", "force_key").order_by("pk")
            for key in keys.iterator(chunk_size=AT_ONCE):
                try:
                    Held(key.submission, key, key.force_key).answers()
                except CannotOpen as problem:
                    yield Unopened(key.submission.reference, site_id, key.force_key_id, str(problem))
