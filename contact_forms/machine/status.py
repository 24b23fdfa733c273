"""What a receiver tells of a report it holds, signed with the secret of its route (docs/webhooks.md)."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from contact_forms.actions.states import keep_update
from contact_forms.machine.door import Refused, body_of, done, door, json_of
from contact_forms.models import Route, StatusUpdate, Submission
from contact_forms.secrets_by_name import read_secret
from contact_forms.walls import within_sites
from integrations.errors import Misconfigured
from integrations.signatures import BadSignature, secrets_in, verify

FUTURE = timedelta(minutes=5)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Some programs have a date of the year 1 for none."""


@door("POST")
def status(request: HttpRequest, site_id: int, route_id: int) -> HttpResponseBase:
    """204: kept, now or before. 401: not signed as agreed, which is also the answer for a route that is not there.
    404: no such report. 422: no such message."""
    body = body_of(request)
    with within_sites(site_id):
        route = Route.objects.filter(pk=route_id, site_id=site_id).first()
    try:
        secrets = secrets_in(read_secret(route.secret_name)) if route is not None else ()
        delivery = verify(secrets, dict(request.headers), body, int(time.time()))
    except (BadSignature, Misconfigured, ValueError):
        raise Refused(401, "The message is not signed as agreed.") from None
    submission_id, state, at = _read(json_of(body), delivery)
    try:
        with within_sites(site_id):
            keep_update(site_id, route_id, submission_id, delivery, state, at)
    except Submission.DoesNotExist:
        raise Refused(404, "There is no such report.") from None
    return done()


def _read(message: dict[str, Any], delivery: str) -> tuple[UUID, str, datetime]:
    if message.get("messageId") != delivery:
        raise Refused(422, "The message id is not the delivery id.")
    state = message.get("state")
    if not isinstance(state, str) or state not in dict(StatusUpdate.STATES):
        raise Refused(422, "The state is not one of ours.")
    try:
        at = datetime.fromisoformat(str(message.get("at")))
        submission_id = UUID(str(message.get("submissionId")))
    except ValueError:
        raise Refused(422, "The time or the submission id cannot be read.") from None
    if at.tzinfo is None or not EARLIEST < at < datetime.now(UTC) + FUTURE:
        raise Refused(422, "The time needs a zone, and must be neither to come nor of another century.")
    return submission_id, state, at
