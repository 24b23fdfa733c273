"""Making the job that owes a delivery; and finding, once a minute, a submission that has none."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now

from contact_forms.actions.note import WORKER, note
from contact_forms.actions.route import choose_route
from contact_forms.jobs import each_minute, wake_workers
from contact_forms.models import Job, Submission
from contact_forms.outputs import REDACTED
from contact_forms.walls import within_sites

logger = logging.getLogger("contact_forms.owe")

DELIVER = "deliver"
REPLAYED = "replayed"
"""In `Job.detail` of a delivery: somebody sent again what had been delivered."""


def delivery_of(submission: Submission, request_id: str = "") -> Job:
    """The delivery job of a submission, due at once, still to be written in the transaction that reads its route here.

    Without a route it is made all the same: delivering then finds one, or puts the report before a person.
    """
    return Job(
        kind=DELIVER,
        site_id=submission.site_id,
        submission=submission,
        route=choose_route(submission.site_id, submission.service_slug),
        priority=Job.URGENT if submission.urgency == Submission.URGENT else Job.ROUTINE,
        due_at=Now(),
        request_id=request_id,
    )


def left_out_of_delivery(submission_id: UUID) -> list[str]:
    """The keys of questions that a handler left out of a report's delivery: they go out by no other way either."""
    details = Job.objects.filter(kind=DELIVER, submission_id=submission_id).values_list("detail", flat=True)
    return [key for detail in details for key in detail.get(REDACTED, ())]


@each_minute("make-owed-deliveries")
def make_owed_deliveries() -> int:
    """Give every submission without a delivery job one, and say so in the audit; returns how many there were.

    Submitting makes both in one transaction, so there is none unless somebody took a job away.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT submission, site FROM soh_submissions_without_delivery()")
        found = cursor.fetchall()
    for submission_id, site_id in found:
        with within_sites(site_id):
            submission = Submission.objects.select_for_update().filter(pk=submission_id).first()
            if submission is None or submission.jobs.filter(kind=DELIVER).exists():
                continue
            delivery_of(submission).save()
            note("delivery job missing, made", site_id=site_id, actor=WORKER, submission=submission)
            wake_workers()
        logger.error(
            "delivery.was-missing",
            extra={"event": "delivery.was-missing", "site": site_id, "submission": submission_id},
        )
    return len(found)
