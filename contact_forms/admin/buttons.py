"""The buttons of the desk and of a report's page. Each is a POST that is recorded, and so is each refusal."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.models import Site

from contact_forms.actions import acknowledge as acknowledging
from contact_forms.actions import clocks, take
from contact_forms.actions import hold as holding
from contact_forms.actions import pause as pausing
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import back, doer, handled_row
from contact_forms.admin.permissions import may_handle
from contact_forms.models import Due, Job, Pause, Submission

LONGEST_REASON = 255


@require_admin_access
@require_POST
def acknowledge(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """This person has seen an urgent report: nobody is alerted of it any more."""
    with recording_refusals(request, Submission, submission_id):
        report = handled_row(request, Submission, submission_id)
        if report.urgency != Submission.URGENT:
            raise Http404
    if acknowledging.acknowledge(report.pk, report.site_id, **doer(request)):
        messages.success(request, f"You have acknowledged {report.reference}. Nobody is alerted of it any more.")
    else:
        messages.info(request, f"Somebody had acknowledged {report.reference} before you.")
    return back(request, submission_id)


@require_admin_access
@require_POST
def hold(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The report is kept, whatever its retention says."""
    with recording_refusals(request, Submission, submission_id):
        report = handled_row(request, Submission, submission_id)
    reason = _reason(request)
    if not reason:
        messages.error(request, "Nothing was changed. Say why the report must be kept.")
    elif holding.hold(report.pk, report.site_id, reason, **doer(request)):
        messages.success(request, "The report is kept until somebody lifts the hold.")
    return back(request, submission_id)


@require_admin_access
@require_POST
def lift_hold(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """The report follows its retention again."""
    with recording_refusals(request, Submission, submission_id):
        report = handled_row(request, Submission, submission_id)
    if holding.lift_hold(report.pk, report.site_id, **doer(request)):
        messages.success(request, "The hold is lifted.")
    return back(request, submission_id)


@require_admin_access
@require_POST
def clock_met(request: HttpRequest, due_id: int) -> HttpResponse:
    """What a clock is about has been done."""
    with recording_refusals(request, Due, due_id):
        due = handled_row(request, Due, due_id)
    if clocks.meet(due.pk, due.site_id, **doer(request)):
        messages.success(request, f"{clocks.clock_name(due)} is marked as done.")
    return back(request, due.submission_id)


@require_admin_access
@require_POST
def take_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Something of the attention list is this person's from now on."""
    with recording_refusals(request, Job, job_id):
        job = handled_row(request, Job, job_id)
    try:
        take.take(job.pk, _site_of(job), **doer(request))
    except take.TakenBySomebodyElse:
        messages.warning(request, "A colleague has taken it, or it needs no attention any more.")
    else:
        messages.success(request, "You have taken it in hand.")
    return back(request, job.submission_id)


@require_admin_access
@require_POST
def give_back_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Something of the attention list is nobody's again."""
    with recording_refusals(request, Job, job_id):
        job = handled_row(request, Job, job_id)
    take.give_back(job.pk, _site_of(job), **doer(request))
    messages.success(request, "It is given back. Somebody else can take it.")
    return back(request, job.submission_id)


@require_admin_access
@require_POST
def pause(request: HttpRequest, site_id: int) -> HttpResponse:
    """Nothing is delivered for a force until the pause ends."""
    _require_handler_of(request, site_id)
    reason = _reason(request)
    if not reason:
        messages.error(request, "Nothing was changed. Say why deliveries are paused.")
    elif pausing.pause(site_id, reason, **doer(request)):
        messages.success(request, "Deliveries are paused. Reports are taken, and wait.")
    return back(request)


@require_admin_access
@require_POST
def end_pause(request: HttpRequest, site_id: int) -> HttpResponse:
    """Deliveries of a force go on."""
    _require_handler_of(request, site_id)
    if pausing.end_pause(site_id, **doer(request)):
        messages.success(request, "The pause has ended. What waited is delivered now.")
    return back(request)


def _require_handler_of(request: HttpRequest, site_id: int) -> None:
    with recording_refusals(request, Pause, site_id):
        if not Site.objects.filter(pk=site_id).exists() or not may_handle(request.user, site_id):
            raise Http404


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").replace("\0", "").strip()[:LONGEST_REASON]


def _site_of(job: Job) -> int:
    if job.site_id is None:
        raise Http404
    return int(job.site_id)
