"""The clocks of a report: warning before one runs out, and saying that it is met."""

from __future__ import annotations

from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format

from contact_forms.actions.note import WORKER, note
from contact_forms.actions.notices import Notice, in_admin, not_told, send_notice
from contact_forms.actions.sending import refuse_inside_a_transaction
from contact_forms.jobs import Claim, Result, each_minute, kind, wake_workers
from contact_forms.models import Attempt, Due, Job
from contact_forms.tenant import tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError

CLOCK_WARNING = "clock_warning"
Outcome = Attempt.Outcome


def clock_name(due: Due) -> str:
    """What a handler calls this clock, such as "Answer the request". The submission's form version must be at hand."""
    clocks = due.submission.form_version.remembered().delivery.clocks
    return next((clock.name.en for clock in clocks if clock.key == due.key), due.key.replace("-", " ").capitalize())


def meet(due_id: int, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> bool:
    """What the clock is about has been done; False where somebody said so before. Raises Due.DoesNotExist."""
    with within_sites(site_id):
        due = Due.objects.select_for_update(of=("self",)).select_related("submission").get(pk=due_id, site_id=site_id)
        if due.met_at is not None:
            return False
        Due.objects.filter(pk=due.pk).update(met_at=Now(), met_by=actor)
        note(
            "clock met", site_id=site_id, actor=actor, actor_id=actor_id, submission=due.submission, address=address,
            detail={"clock": due.key},
        )  # fmt: skip
    return True


@each_minute("warn-of-clocks")
def warn_of_clocks() -> int:
    """Owe a warning for each clock whose time to warn has come; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT due, site FROM soh_clocks_to_warn_of()")
        found = cursor.fetchall()
    for due_id, site_id in found:
        with within_sites(site_id):
            due = Due.objects.select_for_update(of=("self",)).filter(pk=due_id).first()
            if due is None:
                # Its report was erased since.
                continue
            Job.objects.get_or_create(
                kind=CLOCK_WARNING,
                submission_id=due.submission_id,
                key=due.key,
                defaults={"site_id": site_id, "due_at": Now()},
            )
            Due.objects.filter(pk=due_id).update(warned_at=Now())
            wake_workers()
    return len(found)


@kind(CLOCK_WARNING)
def send_clock_warning(claim: Claim) -> Result:
    """Tell people on duty by when something must be done, unless it has been by now."""
    with within_sites(claim.wall):
        job = Job.objects.select_related("submission__form_version").get(pk=claim.job_id)
        due = Due.objects.select_related("submission__form_version").filter(
            submission_id=job.submission_id, key=job.key
        ).first()  # fmt: skip
    if due is None or due.met_at is not None:
        return Result(Job.DONE, Outcome.DONE, "It has been done.")
    refuse_inside_a_transaction()
    try:
        send_notice(tenant_for_site(due.site_id).duty, _warning(due), job)
    except DeliveryError as error:
        return not_told(error, job)

    def remember(job: Job) -> None:
        note(
            "clock warning sent", site_id=job.site_id, actor=WORKER, submission=job.submission,
            detail={"clock": job.key},
        )  # fmt: skip

    return Result(Job.DONE, Outcome.DONE, also=remember)


def _warning(due: Due) -> Notice:
    report = due.submission
    by = date_format(timezone.localtime(due.due_at), "j F Y, H:i")
    return Notice(
        "clock",
        f"{report.reference}: {clock_name(due)} is due by {by}",
        (
            f"Something must be done about a report by {by}, and nobody has marked it as done.",
            f"What: {clock_name(due)}",
            f"Reference: {report.reference}",
            f"Service: {report.form_version.title}",
            f"When it has been done, mark it here: {in_admin('report', report.pk)}",
        ),
    )
