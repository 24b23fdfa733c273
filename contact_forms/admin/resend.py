"""Sending again what needs a person's attention."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.redeliver import NotWaitingForAPerson, redeliver
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import back, doer, handled_row
from contact_forms.models import Job


@require_admin_access
@require_POST
def resend(request: HttpRequest, job_id: int) -> HttpResponse:
    """Puts a job of the attention list back in the queue, and records who asked.

    404 for a job of another site, the same as for one that does not exist; the refusal is recorded.
    """
    with recording_refusals(request, Job, job_id):
        return _resend(request, job_id)


def _resend(request: HttpRequest, job_id: int) -> HttpResponse:
    job = handled_row(request, Job, job_id)
    try:
        redeliver(job_id, job.site_id, **doer(request))
    except NotWaitingForAPerson:
        messages.warning(request, "This job does not need attention any more, so nothing was sent again.")
    else:
        messages.success(request, "It will be sent again now.")
    if request.POST.get("back"):
        return back(request, job.submission_id)
    return redirect("contact_forms_job_modeladmin_inspect", instance_pk=job_id)
