"""Telling the person who sent a report that it arrived, and that there is news: only where they said that it is safe.

A notice holds the reference and the address of the track page, and nothing of the report. Each is a job of its own.
"""

from __future__ import annotations

from dataclasses import replace

from django.db.models.functions import Now

from contact_forms.actions.held import Held, held
from contact_forms.actions.notices import Notice, not_told, send_notice
from contact_forms.actions.sending import refuse_inside_a_transaction
from contact_forms.engine import Walk
from contact_forms.engine.conditions import holds
from contact_forms.jobs import Claim, Result, kind, wake_workers
from contact_forms.models import Attempt, Job, Submission, SubmissionKey
from contact_forms.outputs import notice_words, walked_of
from contact_forms.tenant import Contact, tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError

NOTICE = "notice"
TRIES = 20
"""After so many failed tries in a row a notice is given up: by then it is no news."""
Outcome = Attempt.Outcome


def owe_notice(submission: Submission, key: str) -> None:
    """Owe the person a notice, in the caller's transaction; nothing where the service writes to nobody.

    key: what it is about ("received", "delivered", "message-7"): one of each for a report.
    """
    if not writes_to_person(submission):
        return
    Job.objects.get_or_create(
        kind=NOTICE,
        submission=submission,
        key=key,
        defaults={"site_id": submission.site_id, "due_at": Now()},
    )
    wake_workers()


def notice_of(submission: Submission, key: str) -> Job:
    """The same job, still to be written: for a submission that is new, whose service writes to people."""
    return Job(kind=NOTICE, submission=submission, key=key, site_id=submission.site_id, due_at=Now())


def writes_to_person(submission: Submission) -> bool:
    """Whether the service writes to people at all."""
    plan = submission.form_version.delivery
    return bool(plan.reporter_email or plan.reporter_phone)


@kind(NOTICE)
def tell_person(claim: Claim) -> Result:
    """One try. Done without a word where the person left no safe way to be written to, or the report was erased."""
    with within_sites(claim.wall):
        job = Job.objects.get(pk=claim.job_id)
        try:
            its = held(job.submission_id)
        except SubmissionKey.DoesNotExist:
            return Result(Job.DONE, Outcome.DONE, "The report has been erased.")
    refuse_inside_a_transaction()
    to = _safe_contact(its)
    if to is None:
        return Result(Job.DONE, Outcome.DONE, "The person left no safe way to be written to.")
    subject, lines = notice_words(job.key.partition("-")[0], its.submission, tenant_for_site(its.submission.site_id))
    try:
        send_notice(to, Notice(_template(its), subject, lines), job)
    except DeliveryError as error:
        return _not_sent(error, job)
    return Result(Job.DONE, Outcome.DELIVERED)


def _template(its: Held) -> str:
    return "person_cy" if its.submission.language == "cy" else "person"


def _safe_contact(its: Held) -> Contact | None:
    """Where the person may be written to, from their answers: only what counts, and only where they said it is safe."""
    version = its.submission.form_version
    plan = version.delivery
    walked: Walk = walked_of(its.submission, its.answers())
    if plan.safe_contact and not holds(version.form, plan.safe_contact, walked.answers, walked.today):
        return None
    email, phone = (str(walked.answers.get(key) or "") for key in (plan.reporter_email, plan.reporter_phone))
    return Contact(email, phone="" if email else phone) if email or phone else None


def _not_sent(error: DeliveryError, job: Job) -> Result:
    result = not_told(error, job)
    if result.state == Job.ATTENTION or job.failures + 1 >= TRIES:
        # Nobody can do anything about a mailbox that is not there: the report itself is not touched by it.
        return replace(result, state=Job.DONE)
    return result
