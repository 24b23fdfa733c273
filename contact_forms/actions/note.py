"""Writing to the audit."""

from __future__ import annotations

from collections.abc import Mapping

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
    AuditEntry.objects.create(
        site_id=site_id,
        at=Now(),
        actor=actor,
        actor_id=actor_id,
        action=action,
        target_type="submission" if submission is not None else "",
        target_id=str(submission.pk) if submission is not None else "",
        address=address,
        detail=dict(detail or {}),
    )
