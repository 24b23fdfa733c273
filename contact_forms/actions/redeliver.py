"""Sending again, by hand, a report that needs attention: whole, or without the answers that somebody left out."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.actions.owe import DELIVER
from contact_forms.actions.route import choose_route
from contact_forms.jobs import wake_workers
from contact_forms.models import Job
from contact_forms.outputs import REDACTED, question_labels
from contact_forms.walls import within_sites


class NotWaitingForAPerson(Exception):
    """The job is done, or is being tried by itself; sending again by hand would make a second copy."""


class NothingToLeaveOut(Exception):
    """No question of this report is named."""


def redeliver(
    job_id: int,
    site_id: int,
    *,
    actor: str,
    actor_id: int,
    address: str | None = None,
    redacted: Collection[str] | None = None,
) -> Job:
    """Put a job of the attention list back in the queue with six fresh tries, by the route that holds now.

    A report that went out as fallback e-mail keeps its mark and says so to its receiver. redacted: keys of questions
    whose answers stay out of what is sent; what was sealed stays as it is. None leaves that as it was. Raises
    Job.DoesNotExist for a job of another site, NotWaitingForAPerson where the job is not in the attention list,
    NothingToLeaveOut where `redacted` names no question of the report's form.
    """
    with within_sites(site_id):
        job = (
            Job.objects.select_for_update(of=("self",))
            .select_related("submission__form_version")
            .get(pk=job_id, site_id=site_id)
        )
        if job.state != Job.ATTENTION:
            raise NotWaitingForAPerson
        detail: dict[str, object] = {"job": job.pk, "kind": job.kind}
        if redacted is not None:
            detail["redacted"] = _leave_out(job, redacted)
        if job.kind == DELIVER and job.submission is not None:
            job.route = choose_route(site_id, job.submission.service_slug)
        job.state = Job.WAITING
        job.failures = 0
        job.lease_until = None
        job.due_at = job.reopened_at = Now()
        # If it fails again, it needs somebody anew.
        job.owner, job.owner_id = "", None
        job.save()
        note(
            "redacted and sent again" if redacted is not None else "sent again",
            site_id=site_id,
            actor=actor,
            actor_id=actor_id,
            submission=job.submission,
            address=address,
            detail=detail,
        )
        wake_workers()
    return job


def _leave_out(job: Job, keys: Collection[str]) -> list[str]:
    """The labels of what stays out from now on, which the job remembers by its keys."""
    if job.kind != DELIVER or job.submission is None:
        raise NothingToLeaveOut
    labels = {key: label for key, label in question_labels(job.submission.form_version.form).items() if key in keys}
    if not labels:
        raise NothingToLeaveOut
    job.detail = {**job.detail, REDACTED: sorted(labels)}
    return list(labels.values())
