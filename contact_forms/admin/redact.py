"""Leaving answers out of a report before it is sent again. The page names questions and shows no answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.owe import DELIVER
from contact_forms.actions.redeliver import NothingToLeaveOut, NotWaitingForAPerson, redeliver
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import doer, handled_row
from contact_forms.admin.permissions import may_redact
from contact_forms.models import Job
from contact_forms.outputs import REDACTED, question_labels

TEMPLATE = "contact_forms/admin/redact.html"


@dataclass(frozen=True)
class _Choice:
    key: str
    label: str
    chosen: bool


@require_admin_access
@require_http_methods(["GET", "POST"])
def redact(request: HttpRequest, job_id: int) -> HttpResponse:
    """GET: the questions to choose from. POST: the report is sent again without their answers, which is recorded.

    404 for whoever may not, and for what is no delivery; the refusal is recorded.
    """
    with recording_refusals(request, Job, job_id):
        job = handled_row(request, Job, job_id, "submission__form_version")
        if job.kind != DELIVER or job.submission is None or not may_redact(request.user, job.submission.site_id):
            raise Http404
    report = job.submission
    if job.state != Job.ATTENTION:
        messages.warning(request, "This report does not need attention any more, so nothing was sent again.")
        return redirect("report", report.pk)
    chosen = request.POST.getlist("leave-out") if request.method == "POST" else job.detail.get(REDACTED, [])
    problem = ""
    if request.method == "POST":
        try:
            redeliver(job.pk, report.site_id, redacted=chosen, **doer(request))
        except NothingToLeaveOut:
            problem = "Choose at least one question whose answer is to be left out."
        except NotWaitingForAPerson:
            messages.warning(request, "Somebody has just sent this report again.")
            return redirect("report", report.pk)
        else:
            messages.success(request, "It will be sent again now, without the answers you chose.")
            return redirect("report", report.pk)
    choices = [_Choice(key, label, key in chosen) for key, label in question_labels(report.form_version.form).items()]
    context = {"job": job, "submission": report, "choices": choices, "problem": problem}
    response = render(request, TEMPLATE, context, status=422 if problem else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
