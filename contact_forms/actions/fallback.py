"""The fallback e-mail: when a route gave up, the report goes to the force's fallback mailbox, once.

The delivery stays in the attention list all the same. The e-mail is a job of its own, so that a mail server that is
away delays nothing but the e-mail.
"""

from __future__ import annotations

from django.db.models.functions import Now

from contact_forms.actions.carrier import EMAIL, mailbox
from contact_forms.actions.held import held
from contact_forms.actions.note import WORKER, note
from contact_forms.actions.owe import DELIVER, left_out_of_delivery
from contact_forms.actions.sending import earlier_try_may_have_arrived, refuse_inside_a_transaction
from contact_forms.jobs import Claim, Result, kind, try_again_after, wake_workers
from contact_forms.models import Attempt, Job, Receipt
from contact_forms.outputs import build_report
from contact_forms.tenant import tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError, Retryable, UnknownOutcome
from integrations.report import Receipt as Proof

FALLBACK_EMAIL = "fallback_email"
Outcome = Attempt.Outcome


def owe_fallback_email(delivery: Job) -> None:
    """Owe the fallback e-mail of a delivery that gave up, in the caller's transaction; nothing where it went out."""
    if delivery.already_emailed:
        return
    Job.objects.update_or_create(
        kind=FALLBACK_EMAIL,
        submission_id=delivery.submission_id,
        defaults={"state": Job.WAITING, "failures": 0, "due_at": Now(), "lease_until": None},
        create_defaults={
            "site_id": delivery.site_id,
            "priority": delivery.priority,
            "due_at": Now(),
            "request_id": delivery.request_id,
        },
    )
    wake_workers()


@kind(FALLBACK_EMAIL)
def send_fallback_email(claim: Claim) -> Result:
    """One try at the e-mail. A mailbox promises nothing, so a try after an unknown outcome is marked."""
    with within_sites(claim.wall):
        job = Job.objects.get(pk=claim.job_id)
        if job.submission_id is None:
            raise ValueError("A fallback e-mail has a submission.")
        its = held(job.submission_id)
        may_be_there = earlier_try_may_have_arrived(claim)
        redacted = left_out_of_delivery(job.submission_id)
    refuse_inside_a_transaction()
    report = build_report(its.submission, its.answers(), possible_duplicate=may_be_there, redacted=redacted)
    try:
        proof = mailbox(tenant_for_site(its.submission.site_id).fallback_address).deliver(report)
    except DeliveryError as error:
        return _after(error, job)
    return _sent(proof)


def _sent(proof: Proof) -> Result:
    def keep_receipt(job: Job) -> None:
        Receipt.objects.create(
            submission_id=job.submission_id,
            site_id=job.site_id,
            job=job,
            adapter=EMAIL,
            reference=proof.reference,
            received_at=proof.received_at,
            by_fallback=True,
        )
        Job.objects.filter(kind=DELIVER, submission_id=job.submission_id).update(already_emailed=True)
        note("sent as fallback e-mail", site_id=job.site_id, actor=WORKER, submission=job.submission)

    return Result(Job.DONE, Outcome.DELIVERED, also=keep_receipt)


def _after(error: DeliveryError, job: Job) -> Result:
    outcome = {Retryable: Outcome.RETRYABLE, UnknownOutcome: Outcome.UNKNOWN}.get(type(error))
    if outcome is None:
        return Result(Job.ATTENTION, Outcome.PERMANENT, error.reason, error.status, counts=True)
    wait = try_again_after(job.failures + 1, error.retry_after if isinstance(error, Retryable) else None)
    if wait is None:
        return Result(Job.ATTENTION, outcome, error.reason, error.status, counts=True)
    return Result(Job.WAITING, outcome, error.reason, error.status, wait=wait, counts=True)
