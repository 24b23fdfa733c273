"""How far a submission has come, told from its jobs and receipts. Nothing stores it."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from contact_forms.actions.fallback import FALLBACK_EMAIL
from contact_forms.actions.owe import DELIVER
from contact_forms.models import Job, Receipt, Submission

DELIVERED = "Delivered"
ATTENTION = "Needs attention"
WAITING = "Waiting"
CARRYING = frozenset({DELIVER, FALLBACK_EMAIL})
"""The kinds of jobs that carry the report itself; others tell people of it."""


def with_delivery(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    """The submissions with their jobs and receipts, in two statements more for the whole page."""
    return submissions.select_related("form_version", "site").prefetch_related(
        Prefetch("jobs", queryset=Job.objects.order_by("pk")),
        Prefetch("receipts", queryset=Receipt.objects.order_by("received_at")),
    )


def state_of(submission: Submission) -> str:
    """One of the three, in words: attention if any of its jobs needs it, delivered when no delivery waits."""
    if any(job.state == Job.ATTENTION for job in submission.jobs.all()):
        return ATTENTION
    states = {job.state for job in submission.jobs.all() if job.kind in CARRYING}
    return DELIVERED if states == {Job.DONE} else WAITING


def receivers_reference(submission: Submission) -> str:
    """The receiver's own reference, "" until it has given one. A fallback e-mail is no delivery."""
    return next((receipt.reference for receipt in submission.receipts.all() if not receipt.by_fallback), "")
