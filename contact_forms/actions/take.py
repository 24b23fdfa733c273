"""Taking something of the attention list in hand, and giving it back."""

from __future__ import annotations

from contact_forms.actions.note import note
from contact_forms.models import Job
from contact_forms.walls import within_sites


class TakenBySomebodyElse(Exception):
    """A colleague has it in hand, or it needs no attention any more."""


def take(job_id: int, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> None:
    """It is this person's from now on, and no alarm is told of it. Raises Job.DoesNotExist, TakenBySomebodyElse."""
    with within_sites(site_id):
        job = Job.objects.select_for_update(of=("self",)).select_related("submission").get(pk=job_id, site_id=site_id)
        if job.state != Job.ATTENTION or job.owner_id not in (None, actor_id):
            raise TakenBySomebodyElse
        _owned(job, actor, actor_id)
        note(
            "taken", site_id=site_id, actor=actor, actor_id=actor_id, submission=job.submission, address=address,
            detail={"job": job.pk},
        )  # fmt: skip


def give_back(job_id: int, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> None:
    """It is nobody's again. Anybody of the force may give it back, since people go home. Raises Job.DoesNotExist."""
    with within_sites(site_id):
        job = Job.objects.select_for_update(of=("self",)).select_related("submission").get(pk=job_id, site_id=site_id)
        had = job.owner
        _owned(job, "", None)
        note(
            "given back", site_id=site_id, actor=actor, actor_id=actor_id, submission=job.submission, address=address,
            detail={"job": job.pk, "had": had},
        )  # fmt: skip


def _owned(job: Job, owner: str, owner_id: int | None) -> None:
    Job.objects.filter(pk=job.pk).update(owner=owner, owner_id=owner_id)
