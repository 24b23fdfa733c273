"""Whatever happens in whatever order to a few reports, the promises hold: a machine of rules against the real database.

A worker is played by hand here: it claims, and then it replies, crashes, stalls or is doubted, as a rule decides. The
receiver is a small list of what it was sent, under either of two profiles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from contact_forms.actions import redeliver
from contact_forms.actions.deliver import deliver
from contact_forms.jobs import Claim, Result, claim_due, record
from contact_forms.jobs.worker import do
from contact_forms.models import Attempt, Job, Receipt, Route, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.ports import Promises
from integrations.report import DigitalReport
from integrations.report import Receipt as Proof
from tests.integration.contact_forms.world import make_submission

EXAMPLES, STEPS = 12, 25
REPLIES = ("receipt", "unknown-kept", "unknown-not-kept", "retryable", "permanent", "misconfigured")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ERRORS = {
    "retryable": Retryable("Busy."),
    "permanent": Permanent("Refused."),
    "misconfigured": Misconfigured("Wrong secret."),
    "unknown": UnknownOutcome("No answer."),
}


@dataclass
class PretendReceiver:
    """Takes what it is sent. knows: refuses a second copy, and can be asked. reply: how it answers the next report."""

    knows: bool
    reply: str = "receipt"

    name = "pretend"

    def __post_init__(self) -> None:
        self.promises = Promises(deduplicates=self.knows, looks_up=self.knows)
        self.held: list[DigitalReport] = []

    def deliver(self, report: DigitalReport) -> Proof:
        """Keep it, or not, and answer."""
        if self.reply in ("retryable", "permanent", "misconfigured"):
            raise ERRORS[self.reply]
        if self.reply == "unknown-not-kept":
            raise ERRORS["unknown"]
        is_held = any(each.submission_id == report.submission_id for each in self.held)
        if not (self.knows and is_held):
            self.held.append(report)
        if self.reply == "unknown-kept":
            raise ERRORS["unknown"]
        return Proof(f"P-{report.submission_id}", datetime.now(UTC), duplicate=is_held)

    def look_up(self, submission_id: str) -> Proof | None:
        """Whether it holds the report."""
        held = any(str(each.submission_id) == submission_id for each in self.held)
        return Proof(f"P-{submission_id}", datetime.now(UTC)) if held else None


class EveryOrder(RuleBasedStateMachine):
    """claims: what a worker holds, or believes to hold."""

    claims: Bundle[Claim] = Bundle("claims")
    force: Tenant
    receiver: PretendReceiver

    def __init__(self) -> None:
        super().__init__()
        self.receiver.held.clear()
        self.acknowledged: list[Submission] = []
        self._within(lambda: Route.objects.update(breaker_failures=0, breaker_open_until=None))

    @rule()
    def submit(self) -> None:
        self.acknowledged.append(make_submission(self.force))

    @rule(target=claims)
    def claim(self) -> Any:
        self._due_now()
        return claim_due() or Claim(0, self.force.site_id, 0)

    @rule(
        claim=consumes(claims),
        reply=st.sampled_from(REPLIES),
    )
    def work(self, claim: Claim, reply: str) -> None:
        """A worker does what it claimed; its receiver answers in one of all ways. One that slept may come late."""
        self.receiver.reply = reply
        if claim.job_id:
            do(claim)

    @rule(claim=consumes(claims))
    def crash_before_sending(self, claim: Claim) -> None:
        self._expire(claim)

    @rule(claim=consumes(claims))
    def crash_after_sending(self, claim: Claim) -> None:
        """The receiver has it, and nothing was written."""
        self.receiver.reply = "receipt"
        job = self._job(claim) if claim.job_id else None
        if job is not None and (job.kind, job.fence, job.state) == ("deliver", claim.fence, Job.WAITING):
            deliver(claim)
        self._expire(claim)

    @rule(claim=claims)
    def stall(self, claim: Claim) -> None:
        """Its lease runs out; the worker still believes in it and may go on later."""
        self._expire(claim)

    @rule(claim=claims)
    def answer_twice(self, claim: Claim) -> None:
        """A result that is not the holder's is not written: fences that were never given, or are over."""
        if claim.job_id:
            before = self._job(claim)
            assert not record(replace(claim, fence=before.fence + 1), Result(Job.DONE, Attempt.Outcome.DELIVERED))
            assert (self._job(claim).state, self._job(claim).fence) == (before.state, before.fence)

    @rule()
    def a_person_sends_again(self) -> None:
        for job in self._jobs():
            if job.state == Job.ATTENTION and job.kind == "deliver":
                redeliver(job.pk, self.force.site_id, actor="a handler", actor_id=1)

    @invariant()
    def every_acknowledged_report_is_owed_done_or_before_a_person(self) -> None:
        states = {job.submission_id: job.state for job in self._jobs() if job.kind == "deliver"}
        assert all(states.get(each.pk) in (Job.WAITING, Job.DONE, Job.ATTENTION) for each in self.acknowledged)

    @invariant()
    def a_receipt_means_done_and_done_means_held(self) -> None:
        with within_sites(self.force.site_id):
            ours = Receipt.objects.filter(by_fallback=False, submission__in=self.acknowledged)
            receipts = Counter(ours.values_list("job_id", flat=True))
        done = {job.pk: job for job in self._jobs() if job.kind == "deliver" and job.state == Job.DONE}
        assert receipts == Counter(dict.fromkeys(done, 1))
        held = {report.submission_id for report in self.receiver.held}
        assert {job.submission_id for job in done.values()} <= held

    @invariant()
    def nothing_is_sent_twice_without_its_mark(self) -> None:
        unmarked = Counter(report.submission_id for report in self.receiver.held if not report.possible_duplicate)
        assert all(number == 1 for number in unmarked.values())
        if self.receiver.knows:
            assert len({report.submission_id for report in self.receiver.held}) == len(self.receiver.held)

    @invariant()
    def nothing_was_written_under_a_stale_fence(self) -> None:
        fences = {job.pk: job.fence for job in self._jobs()}
        with within_sites(self.force.site_id):
            delivered = Attempt.objects.filter(outcome=Attempt.Outcome.DELIVERED, job__in=list(fences))
            delivered = delivered.values_list("job_id", "fence")
            assert all(fences[job_id] == fence for job_id, fence in delivered)

    def teardown(self) -> None:
        """Nothing of one example is left for the next to claim."""
        self._within(lambda: Job.objects.filter(state=Job.WAITING).update(state=Job.ATTENTION, lease_until=None))

    def _jobs(self) -> list[Job]:
        with within_sites(self.force.site_id):
            return list(Job.objects.filter(submission__in=self.acknowledged))

    def _job(self, claim: Claim) -> Job:
        with within_sites(self.force.site_id):
            return Job.objects.get(pk=claim.job_id)

    def _due_now(self) -> None:
        self._within(lambda: Job.objects.filter(state=Job.WAITING).update(due_at=LONG_AGO))
        self._within(lambda: Route.objects.update(breaker_failures=0, breaker_open_until=None))

    def _expire(self, claim: Claim) -> None:
        self._within(
            lambda: (
                Job.objects.filter(pk=claim.job_id, fence=claim.fence)
                .exclude(lease_until=None)
                .update(lease_until=LONG_AGO)
            )
        )

    def _within(self, do_it: Any) -> None:
        with within_sites(self.force.site_id):
            do_it()


@pytest.fixture(params=[True, False], ids=["a receiver that knows a report again", "one that promises nothing"])
def machine(request: Any, force: Tenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[EveryOrder]]:
    receiver = PretendReceiver(knows=request.param)
    monkeypatch.setattr(import_module("contact_forms.actions.deliver"), "carrier_of", lambda route: receiver)
    assert django_settings.SOH_LEASE_SECONDS > 20
    yield type("EveryOrderHere", (EveryOrder,), {"force": force, "receiver": receiver})


def test_the_promises_hold_whatever_happens_in_whatever_order(machine: type[EveryOrder]) -> None:
    how = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(machine, settings=how)
