"""What became of a notice, as its provider tells it after it was taken."""

from __future__ import annotations

from contact_forms.actions.note import PLATFORM, note
from contact_forms.models import Job

FAILED = ("permanent-failure", "technical-failure")


def keep_receipt_of_notice(site_id: int, job_id: int, state: str) -> None:
    """Record a failure in the audit, in the caller's transaction and behind its wall; a delivery changes nothing."""
    job = Job.objects.select_related("submission").filter(pk=job_id, site_id=site_id).first()
    if job is None or state not in FAILED:
        return
    note(
        "notice did not arrive",
        site_id=site_id,
        actor=PLATFORM,
        submission=job.submission,
        detail={"job": job.pk, "kind": job.kind, "state": state},
    )
