"""Delivering a report to its receiver. What follows from each error of an adapter is decided here and nowhere else.

    Receipt         done
    Retryable       try again, six tries in all; then fallback e-mail and the attention list
    UnknownOutcome  the same, but asked for first, or marked possible duplicate, on the next try
    Permanent       attention list at once: the receiver will refuse this report again
    Misconfigured   attention list at once: our route must be mended

A crash leaves an attempt without an end, which is an unknown outcome too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from contact_forms.actions.carrier import carrier_of
from contact_forms.actions.fallback import owe_fallback_email
from contact_forms.actions.held import Held, held_together
from contact_forms.actions.links import machine_address, make_links
from contact_forms.actions.note import WORKER, entry, note
from contact_forms.actions.owe import DELIVER, REPLAYED
from contact_forms.actions.route import choose_route
from contact_forms.actions.sending import earlier_try_may_have_arrived, refuse_inside_a_transaction
from contact_forms.actions.tell_person import owe_notice, writes_to_person
from contact_forms.jobs import Claim, Result, kind, together, try_again_after
from contact_forms.jobs.breaker import receiver_failed
from contact_forms.models import Attempt, Job, Receipt, Route, Submission, SubmissionKey
from contact_forms.outputs import REDACTED, build_report
from contact_forms.outputs.persons_notice import DELIVERED
from contact_forms.tenant import Tenant, tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError, Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.ports import Promises, ReportsReceiver
from integrations.report import DigitalReport
from integrations.report import Receipt as Proof

Outcome = Attempt.Outcome


@dataclass(frozen=True)
class _Task:
    """job, held, route: as read under our fence. may_be_there: an earlier try may have reached the receiver."""

    job: Job
    held: Held
    route: Route | None
    may_be_there: bool


@kind(DELIVER)
def deliver(claim: Claim) -> Result:
    """One try: read, open, build, hand over. Writes nothing but the rows of links; the result says what is to be
    written.

    Raises CannotOpen in a worker without the right opening key, which counts as a failed try like any other mistake of
    ours.
    """
    return _carry_out(claim, _read([claim]).get(claim.job_id), tenant_for_site)


@together(DELIVER)
def deliver_together(claims: Sequence[Claim]) -> list[Callable[[], Result]]:
    """The same for several claims, read in one transaction: what delivers each, in order."""
    tasks, tenant_of = _read(claims), cache(tenant_for_site)
    return [partial(_carry_out, claim, tasks.get(claim.job_id), tenant_of) for claim in claims]


def _carry_out(claim: Claim, task: _Task | None, tenant_of: Callable[[int], Tenant]) -> Result:
    if task is None:
        raise SubmissionKey.DoesNotExist(f"The report of job {claim.job_id} cannot be read.")
    if task.route is None:
        return _without_route(task.job)
    if task.route.pk != task.job.route_id:
        return Result(Job.WAITING, Outcome.POSTPONED, "A route was chosen.", changes={"route_id": task.route.pk})
    refuse_inside_a_transaction()
    report = build_report(
        task.held.submission,
        task.held.answers(),
        possible_duplicate=task.job.possible_duplicate,
        already_emailed=task.job.already_emailed,
        tenant=tenant_of(task.held.submission.site_id),
        redacted=task.job.detail.get(REDACTED, ()),
    )
    changes: dict[str, Any] = {}
    try:
        carrier = carrier_of(task.route)
        report = _with_addresses(report, task.held.submission, task.route, carrier)
        if _may_be_there_twice(task, carrier.promises):
            report = replace(report, possible_duplicate=True)
            changes["possible_duplicate"] = True
        proof = _hand_over(carrier, report, ask_first=task.may_be_there and carrier.promises.looks_up)
    except DeliveryError as error:
        return _after(error, task.job, task.route, changes)
    known_again = carrier.promises.looks_up or carrier.promises.deduplicates
    return _delivered(task, task.route, proof, changes, can_wait=known_again)


def _read(claims: Sequence[Claim]) -> dict[int, _Task]:
    """Job -> its task; nothing for a job whose report was purged."""
    with within_sites(*sorted({claim.wall for claim in claims})):
        by_id = {claim.job_id: claim for claim in claims}
        jobs = list(Job.objects.select_related("route").filter(pk__in=by_id))
        reports = held_together([job.submission_id for job in jobs if job.submission_id is not None])
        return {
            job.pk: _task(by_id[job.pk], job, reports[job.submission_id])
            for job in jobs
            if job.submission_id in reports
        }


def _task(claim: Claim, job: Job, its: Held) -> _Task:
    route = job.route or choose_route(its.submission.site_id, its.submission.service_slug)
    return _Task(job, its, route, claim.fence > 1 and earlier_try_may_have_arrived(claim))


def _with_addresses(
    report: DigitalReport, submission: Submission, route: Route, carrier: ReportsReceiver
) -> DigitalReport:
    """The report with what a receiver may call us back at: its files, where the route sends links, and its states."""
    if route.options.get("files") == "links":
        # The rows behind the links are the one thing a try writes before it ends: the receiver may fetch at once.
        without_marks = replace(report, possible_duplicate=False, already_emailed=False)
        report = replace(report, links=make_links(submission, without_marks))
    if carrier.promises.reports_status:
        report = replace(report, status_callback=machine_address("machine-status", route.site_id, route.pk))
    return report


def _may_be_there_twice(task: _Task, promises: Promises) -> bool:
    """Whether the receiver may end up with two of it: after an unknown outcome, or when all is sent again by hand."""
    if promises.deduplicates:
        return False
    return REPLAYED in task.job.detail or (task.may_be_there and not promises.looks_up)


def _hand_over(carrier: ReportsReceiver, report: DigitalReport, *, ask_first: bool) -> Proof:
    if ask_first:
        found = carrier.look_up(str(report.submission_id))
        if found is not None:
            return found
    return carrier.deliver(report)


def _delivered(task: _Task, route: Route, proof: Proof, changes: Mapping[str, Any], *, can_wait: bool) -> Result:
    job, submission = task.job, task.held.submission
    receipt = Receipt(
        submission_id=submission.pk,
        site_id=submission.site_id,
        job_id=job.pk,
        adapter=route.adapter,
        reference=proof.reference,
        received_at=proof.received_at,
        duplicate=proof.duplicate,
    )
    told = entry(
        "delivered",
        site_id=submission.site_id,
        actor=WORKER,
        submission_id=submission.pk,
        detail={"adapter": route.adapter, "reference": proof.reference},
    )
    result = Result(
        Job.DONE,
        Outcome.DELIVERED,
        changes=changes,
        rows=(receipt, told),
        answered=route.pk,
        can_wait=can_wait,
    )
    if writes_to_person(submission):
        return replace(result, also=lambda job: owe_notice(submission, DELIVERED))
    return result


def _after(error: DeliveryError, job: Job, route: Route, changes: Mapping[str, Any]) -> Result:
    if isinstance(error, Permanent):
        return Result(
            Job.ATTENTION,
            Outcome.PERMANENT,
            error.reason,
            error.status,
            counts=True,
            changes=changes,
            also=_noting("delivery refused"),
            answered=route.pk,
        )
    if isinstance(error, Misconfigured):
        also = _noting("route is wrong")
        return Result(
            Job.ATTENTION, Outcome.MISCONFIGURED, error.reason, error.status, counts=True, changes=changes, also=also
        )
    if not isinstance(error, Retryable | UnknownOutcome):
        raise TypeError(f"{type(error).__name__} is no error that a delivery knows.") from error
    outcome = Outcome.UNKNOWN if isinstance(error, UnknownOutcome) else Outcome.RETRYABLE
    wait = try_again_after(job.failures + 1, error.retry_after if isinstance(error, Retryable) else None)
    if wait is not None:
        return Result(
            Job.WAITING,
            outcome,
            error.reason,
            error.status,
            wait=wait,
            counts=True,
            changes=changes,
            also=lambda job: receiver_failed(route.pk),
        )

    def give_up(job: Job) -> None:
        receiver_failed(route.pk)
        owe_fallback_email(job)

    also = _noting("delivery given up", give_up)
    return Result(Job.ATTENTION, outcome, error.reason, error.status, counts=True, changes=changes, also=also)


def _without_route(job: Job) -> Result:
    reason = "There is no active route for this service."
    also = _noting("no route", owe_fallback_email)
    return Result(Job.ATTENTION, Outcome.MISCONFIGURED, reason, counts=True, also=also)


def _noting(action: str, more: Callable[[Job], None] | None = None) -> Callable[[Job], None]:
    def also(job: Job) -> None:
        if more is not None:
            more(job)
        note(action, site_id=job.site_id, actor=WORKER, submission=job.submission, detail={"job": job.pk})

    return also
