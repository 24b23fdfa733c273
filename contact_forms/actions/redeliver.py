"""Sending again, by hand, a report that needs attention."""

from __future__ import annotations

from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.actions.owe import DELIVER
from contact_forms.actions.route import choose_route
from contact_forms.jobs import wake_workers
from contact_forms.models import Job
from contact_forms.walls import within_sites


class NotWaitingForAPerson(Exception):
    """The job is done, or is being tried by itself; sending again by hand would make a second copy."""


def redeliver(job_id: int, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> Job:
    """Put a job of the attention list back in the queue with six fresh tries, by the route that holds now.

    A report that went out as fallback e-mail keeps its mark and says so to its receiver. Raises Job.DoesNotExist for
    a job of another site, NotWaitingForAPerson where the job is not in the attention list.
    """
    with within_sites(site_id):
        job = Job.objects.select_for_update(of=("self",)).select_related("submission").get(pk=job_id, site_id=site_id)
        if job.state != Job.ATTENTION:
            raise NotWaitingForAPerson
        if job.kind == DELIVER and job.submission is not None:
            job.route = choose_route(site_id, job.submission.service_slug)
        job.state = Job.WAITING
        job.failures = 0
        job.lease_until = None
        job.due_at = Now()
        job.save(update_fields=["route", "state", "failures", "lease_until", "due_at"])
        note(
            "sent again",
            site_id=site_id,
            actor=actor,
            actor_id=actor_id,
            submission=job.submission,
            address=address,
            detail={"job": job.pk, "kind": job.kind},
        )
        wake_workers()
    return job
