"""Keeping a report from being erased, and lifting that."""

from __future__ import annotations

from uuid import UUID

from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.models import Hold, Submission
from contact_forms.walls import within_sites


def hold(
    submission_id: UUID, site_id: int, reason: str, *, actor: str, actor_id: int, address: str | None = None
) -> bool:
    """Nothing erases the report until the hold is lifted; False where it is held already.

    reason: shown to handlers, without answers. Raises ValueError for an empty one, Submission.DoesNotExist.
    """
    if not reason.strip():
        raise ValueError("A hold has a reason.")
    with within_sites(site_id):
        submission = Submission.objects.get(pk=submission_id, site_id=site_id)
        _, began = Hold.objects.get_or_create(
            submission=submission,
            defaults={"site_id": site_id, "reason": reason.strip(), "by": actor, "by_id": actor_id, "at": Now()},
        )
        if began:
            note(
                "held", site_id=site_id, actor=actor, actor_id=actor_id, submission=submission, address=address,
                detail={"reason": reason.strip()},
            )  # fmt: skip
    return began


def lift_hold(submission_id: UUID, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> bool:
    """The report follows its retention again; False where it was not held. Raises Submission.DoesNotExist."""
    with within_sites(site_id):
        submission = Submission.objects.get(pk=submission_id, site_id=site_id)
        lifted, _ = Hold.objects.filter(submission=submission).delete()
        if lifted:
            note("hold lifted", site_id=site_id, actor=actor, actor_id=actor_id, submission=submission, address=address)
    return bool(lifted)
