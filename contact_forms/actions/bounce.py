"""An e-mail with a report came back: the mailbox did not take it after all, so a person must see to the report.

A mail server that took a message and cannot deliver it sends a delivery status notification (RFC 3464) to our sender's
address. It quotes the message's headers, and ours name the submission.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from contact_forms.actions.fallback import FALLBACK_EMAIL
from contact_forms.actions.note import PLATFORM, note
from contact_forms.actions.owe import DELIVER
from contact_forms.models import Job
from contact_forms.walls import within_sites

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_OURS = re.compile(r"^X-Submission-Id:\s*([0-9a-f-]{36})\s*$", re.IGNORECASE | re.MULTILINE)


class NoBounce(Exception):
    """The message does not say that an e-mail with a report of ours has failed for good."""


def record_bounce(raw: bytes) -> Job:
    """Put the job whose e-mail came back on the attention list, which raises an alarm. raw: the notification whole.

    Raises NoBounce for anything but a final failure of an e-mail that carried a report that we hold.
    """
    notification = cast(Message, message_from_bytes(raw, policy=cast(Any, default)))
    status = _final_failure(notification)
    named = _OURS.search(raw.decode("ascii", "replace"))
    if not status or named is None:
        raise NoBounce
    try:
        submission_id = UUID(named[1])
    except ValueError:
        raise NoBounce from None
    with connection.cursor() as cursor:
        cursor.execute("SELECT soh_site_of_submission(%s)", [submission_id])
        site_id = cursor.fetchone()[0]
    if site_id is None:
        raise NoBounce
    return _put_before_a_person(submission_id, site_id, status)


def _final_failure(notification: Message) -> str:
    """The status of the failure, such as "5.1.1"; "" where nothing has failed for good."""
    for part in notification.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for about in part.walk():
            status = _STATUS.match(str(about.get("Status", "")).strip())
            if status and str(about.get("Action", "")).strip().lower() == "failed":
                return status[0]
    return ""


def _put_before_a_person(submission_id: UUID, site_id: int, status: str) -> Job:
    with within_sites(site_id):
        mailed = Q(kind=FALLBACK_EMAIL) | Q(kind=DELIVER, receipts__adapter="email_report")
        job = (
            Job.objects.filter(mailed, submission_id=submission_id, state=Job.DONE)
            .select_related("submission")
            .order_by(F("done_at").desc(nulls_last=True))
            .first()
        )
        if job is None:
            raise NoBounce
        reason = f"The mailbox took the e-mail and then sent it back ({status})."
        Job.objects.filter(pk=job.pk).update(state=Job.ATTENTION, reason=reason, done_at=None, owner="", owner_id=None)
        # Nobody has the e-mail, so a delivery must not say that it went out before.
        Job.objects.filter(submission_id=submission_id, kind=DELIVER).update(already_emailed=False)
        note("e-mail came back", site_id=site_id, actor=PLATFORM, submission=job.submission, detail={"status": status})
    return job
