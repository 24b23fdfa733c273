"""Sending again what needs a person's attention."""

from __future__ import annotations

from django.contrib import messages
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from contact_forms.admin.auditing import record
from contact_forms.admin.permissions import sites_seen_by
from contact_forms.jobs.wake import wake_workers
from contact_forms.models import Job
from contact_forms.walls import within_sites


@require_admin_access
@require_POST
def resend(request: HttpRequest, job_id: int) -> HttpResponse:
    """Makes a job in the attention list due now, with all its tries before it, and records who asked.

    404 for a job of another site, for one that does not exist and for one that does not need attention. What tells
    the receiver of an earlier e-mail or a possible duplicate stays on the job.
    """
    with within_sites(*sites_seen_by(request.user)):
        job = Job.objects.select_for_update().filter(pk=job_id, state=Job.ATTENTION, site__isnull=False).first()
        if job is None:
            raise Http404
        Job.objects.filter(pk=job.pk).update(state=Job.WAITING, due_at=Now(), failures=0, lease_until=None)
        record(request, "job.resent", job, job.site_id, kind=job.kind)
        wake_workers()
    messages.success(request, "It will be sent again now.")
    return redirect("contact_forms_job_modeladmin_inspect", instance_pk=job_id)
