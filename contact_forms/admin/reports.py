"""One report: its facts, and its content for those who handle it.

The facts and the button are a GET. Opening is a POST, because it is recorded: the entry is committed before a word is
shown, so there is no reading without a record.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.read import read
from contact_forms.admin.auditing import address_of, recording_refusals
from contact_forms.admin.delivery_state import receivers_reference, state_of, with_delivery
from contact_forms.admin.in_words import kind_in_words
from contact_forms.admin.messages import MessageForm
from contact_forms.admin.permissions import may_open, sites_seen_by
from contact_forms.models import Submission, SubmissionKey
from contact_forms.sealing import CannotOpen
from contact_forms.walls import within_sites

TEMPLATE = "contact_forms/admin/report.html"


@require_admin_access
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """GET: the facts of one report. POST: its content, recorded first.

    404 for whoever may not, the same as for a report that does not exist; the refusal is recorded.
    """
    with recording_refusals(request, Submission, submission_id):
        return _report(request, submission_id)


def _report(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    submission = _facts(request, submission_id)
    context = {
        "submission": submission,
        "state": state_of(submission),
        "receivers_reference": receivers_reference(submission),
        "jobs": [(kind_in_words(job.kind), job) for job in submission.jobs.all()],
        "may_open": may_open(request.user, submission.site_id),
        "message_list": list(submission.messages.all()),
    }
    if request.method == "POST":
        if not context["may_open"]:
            raise Http404
        context |= _content(request, submission)
    if context["may_open"] and submission.track_key:
        context["message_form"] = MessageForm()
    response = render(request, TEMPLATE, context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _facts(request: HttpRequest, submission_id: UUID) -> Submission:
    """The submission with its jobs and receipts, if it is of a site this person sees. Raises Http404."""
    with within_sites(*sites_seen_by(request.user)):
        submission = with_delivery(Submission.objects.filter(pk=submission_id)).prefetch_related("messages").first()
    if submission is None:
        raise Http404
    return submission


def _content(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """What was said, or why it cannot be opened."""
    user = request.user
    address = address_of(request)
    try:
        opened = read(submission.pk, submission.site_id, actor=user.get_username(), actor_id=user.pk, address=address)
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
