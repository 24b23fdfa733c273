"""Alarms and clocks: who is told what, and when; with the real mail server of the sandbox."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from contact_forms.actions import causes, warn_of_clocks, watch
from contact_forms.actions.alarms import raise_alarm
from contact_forms.actions.bounce import NoBounce, record_bounce
from contact_forms.actions.causes import CAUSES
from contact_forms.actions.clocks import meet
from contact_forms.actions.take import TakenBySomebodyElse, give_back, take
from contact_forms.admin import metrics
from contact_forms.admin.in_words import KINDS
from contact_forms.jobs import registry
from contact_forms.jobs.breaker import OPENS_AFTER, receiver_answered, receiver_failed
from contact_forms.models import Alarm, Attempt, Due, Job, Route, Submission
from contact_forms.walls import NATION, within_sites
from tests.integration.contact_forms.test_deliver import drain_until, mails_to
from tests.integration.contact_forms.watching import HANDLER, actions_of, alarms_of, change, until
from tests.integration.contact_forms.world import (
    ANSWERS,
    URGENT_ANSWERS,
    delivery_of,
    jobs_of,
    make_submission,
)
from tests.integration.everywhere import everywhere


def test_what_needs_attention_is_told_once_until_somebody_takes_it(force, sandbox, worker):
    sandbox.fault(force.slug, "refuse", times=None)
    submission = make_submission(force)
    job = drain_until(worker, submission, Job.ATTENTION)
    sandbox.fault(force.slug, "none")
    for _ in range(3):
        watch()
        worker.drain()
    (mail,) = mails_to(sandbox, force.operations.email)
    assert f"Report {submission.reference} needs attention" in sandbox.get(f"/mails/{mail['id']}").text
    take(job.pk, force.site_id, **HANDLER)
    with pytest.raises(TakenBySomebodyElse):
        take(job.pk, force.site_id, actor="force.colleague", actor_id=8)
    watch()
    assert alarms_of(force) == []
    give_back(job.pk, force.site_id, **HANDLER)
    watch()
    assert alarms_of(force) == ["attention"]
    assert [name for name in actions_of(submission) if name in ("taken", "given back")] == ["taken", "given back"]


def test_a_reason_as_long_as_reasons_may_be_raises_an_alarm_too(force):
    change(delivery_of(make_submission(force)), state=Job.ATTENTION, reason="x" * 500)
    assert watch() == 1


def test_an_open_alarm_is_told_again_after_a_day(force, sandbox, worker):
    with within_sites(force.site_id):
        raise_alarm(force.site_id, "tested", "Something is wrong.")
    watch()
    worker.drain()
    with within_sites(force.site_id):
        Alarm.objects.update(told_at=Now() - timedelta(hours=23))
    watch()
    worker.drain()
    assert len(mails_to(sandbox, force.operations.email)) == 1
    with within_sites(force.site_id):
        Alarm.objects.update(told_at=Now() - timedelta(hours=25))
    watch()
    worker.drain()
    assert len(mails_to(sandbox, force.operations.email)) == 2
    assert alarms_of(force) == ["tested"], "what others raise is for them to clear"


def test_operations_that_cannot_be_told_are_an_alarm_of_the_nation(force, sandbox, worker, settings):
    settings.SOH_NATIONAL_OPERATIONS = "operations@nation.example"
    with within_sites(force.site_id):
        raise_alarm(force.site_id, "tested", "Something is wrong.")
    watch()
    sandbox.fault("smtp", "refuse")
    worker.drain()
    watch()
    worker.drain()
    (mail,) = mails_to(sandbox, "operations@nation.example")
    assert f"people on duty of force {force.site_id}" in sandbox.get(f"/mails/{mail['id']}").text
    with everywhere():
        Job.objects.filter(kind="alarm", site_id=force.site_id).update(due_at=Now() - timedelta(hours=25))
    watch()
    worker.drain()
    watch()
    assert len(mails_to(sandbox, force.operations.email)) == 1
    with within_sites(NATION):
        assert Alarm.objects.get().cleared_at is not None


@pytest.mark.parametrize(
    ("answers", "minutes", "late"),
    [(URGENT_ANSWERS, 1, []), (URGENT_ANSWERS, 3, ["late"]), (ANSWERS, 14, []), (ANSWERS, 16, ["late"])],
)
def test_a_report_that_waits_longer_than_promised_is_an_alarm(force, answers, minutes, late):
    submission = make_submission(force, answers)
    change(delivery_of(submission), created_at=Now() - timedelta(minutes=minutes))
    watch()
    assert alarms_of(force) == late
    change(delivery_of(submission), reopened_at=Now())
    watch()
    assert alarms_of(force) == []


def test_routine_reports_are_not_late_while_it_is_quiet_nor_at_once_when_it_ends(force):
    submission = make_submission(force)
    change(delivery_of(submission), created_at=Now() - timedelta(hours=9))
    clock = timezone.localtime()
    for begins, ends, late in (
        (clock - timedelta(hours=1), clock + timedelta(hours=1), []),
        (clock - timedelta(hours=3), clock - timedelta(minutes=5), []),
        (clock - timedelta(hours=3), clock - timedelta(minutes=20), ["late"]),
    ):
        with everywhere():
            Route.objects.filter(site_id=force.site_id).update(quiet_from=begins.time(), quiet_until=ends.time())
        watch()
        assert alarms_of(force) == late, (begins, ends)


def test_a_receiver_that_takes_nothing_for_half_an_hour_is_an_alarm(force):
    with everywhere():
        route = Route.objects.get(site_id=force.site_id)
        for _ in range(OPENS_AFTER + 1):
            receiver_failed(route.pk)
    watch()
    assert alarms_of(force) == []
    with everywhere():
        Route.objects.filter(pk=route.pk).update(breaker_open_since=Now() - timedelta(minutes=31))
    watch()
    assert alarms_of(force) == ["breaker"]
    with everywhere():
        receiver_answered(route.pk)
    watch()
    assert alarms_of(force) == []


def test_a_fallback_email_that_is_refused_is_an_alarm(force, sandbox):
    sandbox.fault(force.slug, "500", times=None)
    submission = make_submission(force)
    until(lambda: "fallback_email" in [job.kind for job in jobs_of(force)])
    sandbox.fault(force.slug, "none")
    with everywhere():
        Job.objects.filter(submission=submission, kind="fallback_email").update(state=Job.ATTENTION)
    watch()
    assert "fallback" in alarms_of(force)


def make_due(submission: Submission, warn_in: timedelta, due_in: timedelta, sent_ago: timedelta) -> Due:
    with everywhere():
        Submission.objects.filter(pk=submission.pk).update(submitted_at=timezone.now() - sent_ago)
        return Due.objects.create(
            submission=submission,
            site_id=submission.site_id,
            key="first-answer",
            warn_at=timezone.now() + warn_in,
            due_at=timezone.now() + due_in,
        )


def test_handlers_are_warned_before_a_clock_runs_out_and_operations_in_its_last_tenth(force, sandbox, worker):
    submission = make_submission(force)
    worker.drain()
    hour = timedelta(hours=1)
    due = make_due(submission, warn_in=hour, due_in=2 * hour, sent_ago=10 * hour)
    assert warn_of_clocks() == 0
    with everywhere():
        Due.objects.update(warn_at=Now() - hour)
    assert warn_of_clocks() == 1
    assert warn_of_clocks() == 0
    watch()
    worker.drain()
    (mail,) = mails_to(sandbox, force.duty.email)
    assert "First answer" in mail["subject"]
    assert alarms_of(force) == []
    with everywhere():
        Due.objects.update(due_at=timezone.now() + hour / 2)
    watch()
    assert alarms_of(force) == ["clock"]
    assert meet(due.pk, force.site_id, **HANDLER)
    assert not meet(due.pk, force.site_id, **HANDLER)
    watch()
    assert alarms_of(force) == []
    assert actions_of(submission)[-2:] == ["clock warning sent", "clock met"]


def returned(submission: Submission, action: str = "failed", status: str = "5.1.1") -> bytes:
    """What a mail server sends back (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example
To: platform@example.com
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

The mailbox does not exist.
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; fallback@force.example
Action: {action}
Status: {status}

--part
Content-Type: text/rfc822-headers

From: platform@example.com
X-Submission-Id: {submission.pk}

--part--
""".replace("\n", "\r\n").encode()


def test_a_fallback_email_that_comes_back_is_an_alarm_and_a_place_in_the_attention_list(
    transactional_db, make_force, sandbox, worker
):
    force = make_force(route=False)
    submission = make_submission(force)
    drain_until(worker, submission, Job.ATTENTION)
    assert delivery_of(submission).already_emailed
    for harmless in (returned(submission, "delayed", "4.4.1"), b"no notification at all", returned(Submission())):
        with pytest.raises(NoBounce):
            record_bounce(harmless)
    job = record_bounce(returned(submission))
    assert (job.kind, job.submission.reference) == ("fallback_email", submission.reference)
    with pytest.raises(NoBounce):
        record_bounce(returned(submission))
    assert not delivery_of(submission).already_emailed
    watch()
    assert "fallback" in alarms_of(force)
    assert "e-mail came back" in actions_of(submission)


def words_of(kind: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT unnest(enum_range(NULL::{kind}))::text")
        return {word for (word,) in cursor.fetchall()}


def test_the_database_and_the_sentences_know_the_same_causes(db):
    assert words_of("soh_cause") == CAUSES == set(causes._SENTENCES)


def test_the_database_and_the_metrics_know_the_same_measures_and_outcomes(db):
    assert words_of("soh_measure") == {*metrics._BY_PRIORITY, *metrics._BY_FORCE, "tries"}
    assert words_of("soh_outcome") >= {outcome for outcome, _ in Attempt.Outcome.LABELS}


def test_every_kind_of_job_has_words_for_handlers():
    assert {*registry._KINDS} == set(KINDS)
