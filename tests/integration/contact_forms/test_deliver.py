"""Delivering: what each answer of a receiver leads to, with the real adapters and the real sandbox."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import transaction

from contact_forms.actions import redeliver
from contact_forms.actions.deliver import deliver
from contact_forms.actions.redeliver import NotWaitingForAPerson
from contact_forms.jobs import claim_due
from contact_forms.jobs.worker import Worker
from contact_forms.models import Attempt, AuditEntry, Job, Receipt, Route, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from integrations.retry import TRIES
from integrations.sandbox import demo_secret
from tests.contract.sandbox_process import Sandbox
from tests.integration.contact_forms.world import PLAN, STORY, delivery_of, jobs_of, make_route, make_submission
from tests.integration.everywhere import everywhere


def drain_until(worker: Worker, submission: Submission, state: str, seconds: float = 20) -> Job:
    """Work until the delivery is in this state."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        worker.drain()
        job = delivery_of(submission)
        if job.state == state:
            worker.drain()
            return delivery_of(submission)
        time.sleep(0.02)
    pytest.fail(f"The job is {job.state} after {seconds} seconds: {job.reason}")


def outcomes(force: Tenant, kind: str = "deliver") -> list[str]:
    with within_sites(force.site_id):
        return list(Attempt.objects.filter(job__kind=kind).order_by("fence").values_list("outcome", flat=True))


def receipts(submission: Submission) -> list[Receipt]:
    with within_sites(submission.site_id):
        return list(submission.receipts.order_by("pk"))


def held(sandbox: Sandbox, submission: Submission) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = sandbox.json("/inbox.json", submission_id=str(submission.pk))["reports"]
    return reports


def mails_to(sandbox: Sandbox, mailbox: str) -> list[dict[str, Any]]:
    return [mail for mail in sandbox.json("/mail.json")["mails"] if mail["mailbox"] == mailbox]


def document_of(sandbox: Sandbox, submission: Submission) -> dict[str, Any]:
    (summary,) = held(sandbox, submission)
    document: dict[str, Any] = sandbox.json(f"/reports/{summary['id']}.json")["document"]
    return document


def test_a_report_reaches_the_records_system_and_its_occurrence_number_comes_back(force, sandbox, worker):
    submission = make_submission(force)
    assert worker.drain() == 1
    (report,) = held(sandbox, submission)
    (receipt,) = receipts(submission)
    assert receipt.reference == report["occurrence_number"]
    assert report["reference"] == submission.reference
    job = delivery_of(submission)
    assert (job.state, job.failures, job.lease_until) == (Job.DONE, 0, None)
    assert outcomes(force) == ["delivered"]
    with within_sites(force.site_id):
        assert AuditEntry.objects.filter(action="delivered", target_id=str(submission.pk)).exists()


def test_answers_arrive_as_entities_as_text_and_as_pdf(force, sandbox, worker):
    submission = make_submission(force)
    worker.drain()
    document = document_of(sandbox, submission)
    assert document["data"]["attributes"]["incidentDescription"] == STORY
    assert document["data"]["attributes"]["incidentInvolvement"] == "FRIT_0002"
    by_type = {each["type"]: each["attributes"] for each in document["included"] if each["type"] != "attachment"}
    assert by_type["person"] == {"givenName": ["Aroha"], "surname": "Example"}
    assert by_type["email"] == {"emailAddress": "aroha@example.com"}
    assert STORY in by_type["submission"]["submissionContent"]
    files = {each["attributes"]["role"] for each in document["included"] if each["type"] == "attachment"}
    assert "reportCopy" in files


def test_a_receiver_that_fails_is_tried_again(force, sandbox, worker):
    sandbox.fault(force.slug, "503", times=2)
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    assert outcomes(force) == ["retryable", "retryable", "delivered"]
    assert delivery_of(submission).failures == 2
    with everywhere():
        assert Route.objects.get(site_id=force.site_id).breaker_failures == 0


def test_after_six_tries_the_report_is_emailed_once_and_waits_for_a_person(force, sandbox, worker):
    sandbox.fault(force.slug, "500", times=None)
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    assert (job.failures, job.already_emailed) == (TRIES, True)
    (mail,) = mails_to(sandbox, force.fallback_address)
    assert submission.reference in mail["subject"]
    assert STORY not in mail["subject"]
    (receipt,) = receipts(submission)
    assert (receipt.by_fallback, receipt.adapter) == (True, "email_report")
    assert held(sandbox, submission) == []
    worker.drain()
    assert len(mails_to(sandbox, force.fallback_address)) == 1


def test_a_resend_after_the_email_is_marked_already_emailed(force, sandbox, worker):
    sandbox.fault(force.slug, "500", times=None)
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    sandbox.fault(force.slug, "none")
    with everywhere():
        Route.objects.update(breaker_open_until=None)
    redeliver(job.pk, force.site_id, actor="force.handler", actor_id=7)
    drain_until(worker, submission, Job.DONE)
    (report,) = held(sandbox, submission)
    assert report["already_emailed"]
    with pytest.raises(NotWaitingForAPerson):
        redeliver(job.pk, force.site_id, actor="force.handler", actor_id=7)


def test_a_mail_server_that_is_away_delays_the_email_and_loses_nothing(force, sandbox, worker):
    sandbox.fault(force.slug, "500", times=None)
    sandbox.fault("smtp", "4xx", times=3)
    submission = make_submission(force)
    drain_until(worker, submission, Job.ATTENTION)
    end = time.monotonic() + 10
    while not delivery_of(submission).already_emailed and time.monotonic() < end:
        worker.drain()
        time.sleep(0.02)
    assert len(mails_to(sandbox, force.fallback_address)) == 1
    assert outcomes(force, "fallback_email") == ["retryable"] * 3 + ["delivered"]


def test_a_refused_report_needs_a_person_at_once(force, sandbox, worker):
    sandbox.fault(force.slug, "refuse", times=None)
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    assert outcomes(force) == ["permanent"]
    assert "422" in job.reason
    assert [each.kind for each in jobs_of(force)] == ["deliver"]
    sandbox.fault(force.slug, "none")


def test_a_receiver_that_holds_it_already_counts_as_delivered(force, sandbox, worker):
    sandbox.fault(force.slug, "409")
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    (receipt,) = receipts(submission)
    assert receipt.duplicate
    assert len(held(sandbox, submission)) == 1


@pytest.mark.parametrize("fault", ["accept-then-die", "half"])
def test_a_lost_answer_is_looked_up_and_not_sent_again(force, sandbox, worker, fault):
    sandbox.fault(force.slug, fault)
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    assert outcomes(force) == ["unknown", "delivered"]
    assert len(held(sandbox, submission)) == 1
    assert len(sandbox.posts(force.slug)) == 1


def test_without_look_up_a_lost_answer_is_sent_again_as_possible_duplicate(
    transactional_db, make_force, sandbox, worker
):
    force = make_force(profile="published")
    sandbox.fault(force.slug, "accept-then-die")
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.DONE)
    marks = sorted(report["possible_duplicate"] for report in held(sandbox, submission))
    assert marks == [0, 1]
    assert job.possible_duplicate


def test_a_try_that_ended_in_a_crash_is_looked_up_first(force, sandbox, worker, settings):
    submission = make_submission(force)
    settings.SOH_LEASE_SECONDS = 0
    crashed = claim_due()
    assert crashed is not None
    deliver(crashed)  # handed over, and then nothing was written
    settings.SOH_LEASE_SECONDS = 30
    drain_until(worker, submission, Job.DONE)
    assert outcomes(force) == ["", "delivered"]
    assert len(sandbox.posts(force.slug)) == 1


def test_rubbish_under_a_201_is_not_believed(force, sandbox, worker):
    sandbox.fault(force.slug, "garbage")
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    assert outcomes(force) == ["unknown", "delivered"]
    assert len(held(sandbox, submission)) == 1


def test_a_missing_secret_needs_a_person_and_names_the_secret(transactional_db, make_force, worker):
    force = make_force(secret_name="nobody-put-it-there")
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    assert "nobody-put-it-there" in job.reason
    assert outcomes(force) == ["misconfigured"]


@pytest.mark.parametrize("name", ["../secret", "a/b", "..", "/etc/passwd", "a..b"])
def test_a_secret_name_that_leads_elsewhere_is_refused(transactional_db, make_force, worker, name):
    force = make_force(secret_name=name)
    job = drain_until(worker, make_submission(force), Job.ATTENTION)
    assert "not a name" in job.reason


@pytest.mark.parametrize("address", ["sandbox:/rms/x", "{sandbox}/rms/x", "http://localhost:{port}/rms/x"])
def test_the_sandbox_is_refused_outside_demonstrations(
    transactional_db, make_force, sandbox, worker, settings, address
):
    settings.SOH_DEMO = False
    force = make_force(address=address.format(sandbox=sandbox.url, port=sandbox.port))
    job = drain_until(worker, make_submission(force), Job.ATTENTION)
    assert "sandbox" in job.reason
    assert sandbox.posts(force.slug) == []


def test_a_sandbox_address_by_name_leads_to_this_machines_sandbox(
    transactional_db, make_force, sandbox, worker, tmp_path
):
    force = make_force(address="sandbox:/rms/by-name", secret_name="by-name")
    (tmp_path / "by-name").write_text(demo_secret("by-name"))
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    assert [report["force"] for report in held(sandbox, submission)] == ["by-name"]


def test_a_report_without_a_route_is_emailed_and_waits_for_a_person(transactional_db, make_force, sandbox, worker):
    force = make_force(route=False)
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    assert job.already_emailed
    assert len(mails_to(sandbox, force.fallback_address)) == 1
    assert "no active route" in job.reason


def test_a_route_made_later_takes_a_report_that_had_none(transactional_db, make_force, sandbox, worker, tmp_path):
    force = make_force(route=False)
    submission = make_submission(force)
    make_route(force, sandbox.url, tmp_path)
    drain_until(worker, submission, Job.DONE)
    assert outcomes(force) == ["postponed", "delivered"]


def test_a_mistake_of_ours_is_counted_and_ends_before_a_person(force, worker, settings):
    settings.SOH_OPENING_KEY = "00" * 32
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    assert job.failures == TRIES
    assert "CannotOpen" in job.reason
    assert set(outcomes(force)) == {"failed"}


def test_nothing_is_sent_while_a_transaction_is_open(force, sandbox):
    make_submission(force)
    claim = claim_due()
    assert claim is not None
    with transaction.atomic(), pytest.raises(RuntimeError, match="transaction is open"):
        deliver(claim)
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside any transaction"):
        claim_due()
    assert sandbox.posts(force.slug) == []


def test_a_report_that_does_not_fit_the_model_needs_a_person_and_names_the_attribute(
    transactional_db, make_force, sandbox, worker, monkeypatch
):
    monkeypatch.setitem(PLAN, "category", "ASB")
    force = make_force()
    job = drain_until(worker, make_submission(force), Job.ATTENTION)
    assert "incident.antisocialBehaviourType is missing" in job.reason and STORY not in job.reason
    assert outcomes(force) == ["permanent"]
    assert sandbox.posts(force.slug) == []
