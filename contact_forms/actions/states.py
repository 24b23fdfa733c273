"""What receivers say of the reports they hold. A report moves on, and never back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models.functions import Now

from contact_forms.models import StatusUpdate, Submission

ORDER = tuple(state for state, _ in StatusUpdate.STATES)


def keep_update(
    site_id: int, route_id: int, submission_id: UUID, message_id: str, state: str, at: datetime
) -> StatusUpdate:
    """Keep what was said, once a message, in the caller's transaction and behind its wall.

    at: the receiver's clock. Raises Submission.DoesNotExist for a report that did not go out by this route.
    """
    submission = Submission.objects.get(
        pk=submission_id, site_id=site_id, jobs__kind="deliver", jobs__route_id=route_id
    )
    update, _ = StatusUpdate.objects.get_or_create(
        route_id=route_id,
        message_id=message_id,
        defaults={
            "submission": submission,
            "site_id": site_id,
            "state": state,
            "at": at,
            "received_at": Now(),
        },
    )
    return update


def state_of(submission: Submission) -> str:
    """The furthest state that was told, "" for none: updates come late and twice, and move no report back."""
    told = set(submission.updates.values_list("state", flat=True))
    return next((state for state in reversed(ORDER) if state in told), "")
