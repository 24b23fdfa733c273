"""The alert about an urgent report: people on duty are told at once, and again until somebody has seen it.

One job a report, made with it. It is done when the report is acknowledged; until then it waits for the next alert. A
mail server that is away is tried again soon and never given up; an alarm opens meanwhile (`soh_causes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format

from contact_forms.actions.held import held
from contact_forms.actions.note import WORKER, note
from contact_forms.actions.notices import Notice, in_admin, not_told, send_notice
from contact_forms.actions.sending import refuse_inside_a_transaction
from contact_forms.jobs import Claim, Result, kind
from contact_forms.models import Acknowledgement, Attempt, Job, Submission, SubmissionKey
from contact_forms.outputs import kinds_of_risk
from contact_forms.sealing import CannotOpen
from contact_forms.tenant import Contact, tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError

ALERT = "alert"
TOLD = "told"
"""In `Job.detail`: how many alerts have gone out. `soh_causes` reads it."""
Outcome = Attempt.Outcome


@dataclass(frozen=True)
class _Task:
    """told: alerts that went out before. risks: the kinds of risk in words, None where the report does not open."""

    job: Job
    submission: Submission
    told: int
    risks: tuple[str, ...] | None


def alert_of(submission: Submission, request_id: str = "") -> Job:
    """The alert of an urgent report, due at once, still to be written."""
    return Job(
        kind=ALERT,
        site_id=submission.site_id,
        submission=submission,
        priority=Job.URGENT,
        due_at=Now(),
        detail={TOLD: 0},
        request_id=request_id,
    )


@kind(ALERT)
def send_alert(claim: Claim) -> Result:
    """One alert, if nobody has acknowledged the report by now."""
    task = _read(claim)
    if task is None:
        return Result(Job.DONE, Outcome.DONE, "Somebody has acknowledged the report.")
    refuse_inside_a_transaction()
    try:
        send_notice(_duty(task.submission), _notice(task), task.job)
    except DeliveryError as error:
        return not_told(error, task.job)
    number = task.told + 1

    def remember(job: Job) -> None:
        note("alert sent", site_id=job.site_id, actor=WORKER, submission=job.submission, detail={"number": number})

    changes = {"failures": 0, "detail": {**task.job.detail, TOLD: number}}
    wait = timedelta(minutes=settings.SOH_ALERT_MINUTES)
    return Result(Job.WAITING, Outcome.DONE, wait=wait, changes=changes, also=remember)


def _read(claim: Claim) -> _Task | None:
    with within_sites(claim.wall):
        job = Job.objects.select_related("submission__form_version").get(pk=claim.job_id)
        if job.submission is None:
            raise ValueError("An alert is about a submission.")
        if Acknowledgement.objects.filter(submission_id=job.submission_id).exists():
            return None
        try:
            its = held(job.submission.pk)
        except SubmissionKey.DoesNotExist:
            its = None
    try:
        risks = kinds_of_risk(its.submission, its.answers()) if its else None
    except CannotOpen:
        # People on duty must hear of the report all the same.
        risks = None
    return _Task(job, job.submission, int(job.detail.get(TOLD, 0)), risks)


def _duty(submission: Submission) -> Contact:
    return tenant_for_site(submission.site_id).duty


def _notice(task: _Task) -> Notice:
    report = task.submission
    sent = date_format(timezone.localtime(report.submitted_at), "j F Y, H:i")
    risks = "they could not be read" if task.risks is None else ", ".join(task.risks)
    return Notice(
        "alert",
        f"URGENT {report.reference}: {report.form_version.title}",
        (
            "An urgent report has been sent to you online, and nobody has acknowledged it yet.",
            f"Reference: {report.reference}",
            f"Service: {report.form_version.title}",
            f"Sent: {sent}",
            f"Signs of risk: {risks}",
            f"Open the report and acknowledge it: {in_admin('report', report.pk)}",
            f"This is alert {task.told + 1}. You are told again every {settings.SOH_ALERT_MINUTES:g} minutes until "
            "somebody acknowledges the report.",
        ),
    )
