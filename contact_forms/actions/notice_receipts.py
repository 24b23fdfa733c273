"""What became of a notice, as its provider tells it after it was taken."""

from __future__ import annotations

from contact_forms.actions.fallback import FALLBACK_EMAIL
from contact_forms.actions.note import PLATFORM, note
from contact_forms.models import Job

FAILED = ("permanent-failure", "technical-failure")


def keep_receipt_of_notice(site_id: int, job_id: int, state: str) -> None:
    """Record a failure, in the caller's transaction and behind its wall; a delivery changes nothing.

    A fallback e-mail that reached nobody was the last way out of a report: a person must look, and is told within a
    minute (`contact_forms.actions.watch`).
    """
    if state not in FAILED:
        return
    job = Job.objects.select_for_update(of=("self",)).select_related("submission").filter(pk=job_id).first()
    if job is None or job.site_id != site_id:
        return
    if job.kind == FALLBACK_EMAIL and job.state == Job.DONE:
        job.state = Job.ATTENTION
        job.reason = f"The fallback e-mail was taken, and did not arrive ({state})."
        job.save(update_fields=["state", "reason"])
    note(
        "notice did not arrive",
        site_id=site_id,
        actor=PLATFORM,
        submission=job.submission,
        detail={"job": job.pk, "kind": job.kind, "state": state},
    )
