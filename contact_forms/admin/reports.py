"""One report: its facts, and its content for those who handle it.

The facts and the button are a GET. Opening is a POST, because it is recorded: the entry is committed before a word is
shown, so there is no reading without a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.owe import DELIVER
from contact_forms.actions.read import read
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.delivery_state import receivers_reference, state_of, with_delivery
from contact_forms.admin.desk_rows import clocks_of
from contact_forms.admin.handling import doer
from contact_forms.admin.in_words import kind_in_words
from contact_forms.admin.messages import MessageForm
from contact_forms.admin.permissions import may_handle, may_open, may_redact, sites_seen_by
from contact_forms.models import Acknowledgement, Due, Hold, Job, Receipt, Submission, SubmissionKey
from contact_forms.sealing import CannotOpen
from contact_forms.walls import within_sites
from integrations.registry import adapter_choices

TEMPLATE = "contact_forms/admin/report.html"


@dataclass(frozen=True)
class Listed:
    """Something that is done about the report. kind: in a handler's words."""

    kind: str
    job: Job

    @property
    def is_delivery(self) -> bool:
        """Whether it carries the report to its receiver."""
        return self.job.kind == DELIVER


@dataclass(frozen=True)
class Taken:
    """A receipt. way: what the way is called by which the report went."""

    way: str
    receipt: Receipt


@require_admin_access
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """GET: the facts of one report. POST: its content, recorded first.

    404 for whoever may not, the same as for a report that does not exist; the refusal is recorded.
    """
    with recording_refusals(request, Submission, submission_id):
        return _report(request, submission_id)


def _report(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    submission, context = _facts(request, submission_id)
    if request.method == "POST":
        if not context["may_open"]:
            raise Http404
        context |= _content(request, submission)
    if context["may_open"] and submission.track_key:
        context["message_form"] = MessageForm()
    response = render(request, TEMPLATE, context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _facts(request: HttpRequest, submission_id: UUID) -> tuple[Submission, dict[str, Any]]:
    """The submission and all that the page says around its content, if it is of a site this person sees. Raises
    Http404."""
    user = request.user
    with within_sites(*sites_seen_by(user)):
        submission = with_delivery(Submission.objects.filter(pk=submission_id).select_related("about")).first()
        if submission is None:
            raise Http404
        site_id = submission.site_id
        ways = dict(adapter_choices())
        return submission, {
            "submission": submission,
            "state": state_of(submission),
            "receivers_reference": receivers_reference(submission),
            "jobs": [Listed(kind_in_words(job.kind), job) for job in submission.jobs.all()],
            "receipts": [Taken(ways.get(each.adapter, each.adapter), each) for each in submission.receipts.all()],
            "clocks": clocks_of(Due.objects.filter(submission=submission)),
            "urgent": submission.urgency == Submission.URGENT,
            "acknowledgement": Acknowledgement.objects.filter(submission=submission).first(),
            "hold": Hold.objects.filter(submission=submission).first(),
            "message_list": list(submission.messages.all()),
            "additions": list(submission.additions.order_by("submitted_at")),
            "may_open": may_open(user, site_id),
            "may_handle": may_handle(user, site_id),
            "handled": {site_id} if may_handle(user, site_id) else set(),
            "redacted": {site_id} if may_redact(user, site_id) else set(),
        }


def _content(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """What was said, or why it cannot be opened."""
    try:
        opened = read(submission.pk, submission.site_id, **doer(request))
    except SubmissionKey.DoesNotExist:
        return {"problem": "This report has been deleted. Its content cannot be opened any more."}
    except CannotOpen as reason:
        return {"problem": str(reason)}
    for message, text in opened.messages:
        message.text = text
    return {
        "sections": opened.sections,
        "risks": opened.risks,
        "message_list": [message for message, _text in opened.messages],
    }
