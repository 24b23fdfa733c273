"""Saying that somebody of the force has seen an urgent report: its alert stops."""

from __future__ import annotations

from uuid import UUID

from django.db.models.functions import Now

from contact_forms.actions.alert import ALERT
from contact_forms.actions.note import note
from contact_forms.models import Acknowledgement, Job, Submission
from contact_forms.walls import within_sites


def acknowledge(submission_id: UUID, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> bool:
    """Write down who has seen the report; False where somebody had before. Raises Submission.DoesNotExist."""
    with within_sites(site_id):
        submission = Submission.objects.get(pk=submission_id, site_id=site_id)
        _, first = Acknowledgement.objects.get_or_create(
            submission=submission, defaults={"site_id": site_id, "by": actor, "by_id": actor_id, "at": Now()}
        )
        if not first:
            return False
        # A worker that is sending an alert just now finds the job done and writes nothing more.
        Job.objects.filter(submission=submission, kind=ALERT).exclude(state=Job.DONE).update(
            state=Job.DONE, done_at=Now(), lease_until=None, reason=""
        )
        note("acknowledged", site_id=site_id, actor=actor, actor_id=actor_id, submission=submission, address=address)
    return True
