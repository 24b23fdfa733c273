"""What receivers say of the reports they hold. A report moves on, and never back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

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
        },
    )
    return update


def furthest(updates: Iterable[StatusUpdate]) -> str:
    """The furthest state that was told, "" for none: updates come late and twice, and move no report back."""
    told = {update.state for update in updates}
    return next((state for state in reversed(ORDER) if state in told), "")
