"""Writing to the audit."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models.functions import Now

from contact_forms.models import AuditEntry, Submission

PUBLIC = "public"
WORKER = "worker"
PLATFORM = "platform"


def note(
    action: str,
    *,
    site_id: int | None,
    actor: str,
    actor_id: int | None = None,
    submission: Submission | None = None,
    address: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Add one entry, in the caller's transaction and behind its wall. detail: plain JSON without answers."""
    entry(
        action,
        site_id=site_id,
        actor=actor,
        actor_id=actor_id,
        submission_id=submission.pk if submission is not None else None,
        address=address,
        detail=detail,
    ).save(force_insert=True)


def entry(
    action: str,
    *,
    site_id: int | None,
    actor: str,
    actor_id: int | None = None,
    submission_id: UUID | None = None,
    address: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> AuditEntry:
    """The same entry, still to be written (`Result.rows`)."""
    return AuditEntry(
        site_id=site_id,
        at=Now(),
        actor=actor,
        actor_id=actor_id,
        action=action,
        target_type="submission" if submission_id is not None else "",
        target_id=str(submission_id) if submission_id is not None else "",
        address=address,
        detail=dict(detail or {}),
    )
