"""Alerts about urgent reports: told at once, without an answer, again and again until somebody acknowledges."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from contact_forms.actions import watch
from contact_forms.actions.acknowledge import acknowledge
from contact_forms.models import Job
from tests.integration.contact_forms.test_deliver import mails_to
from tests.integration.contact_forms.watching import HANDLER, actions_of, alarms_of, alert_of, until, work
from tests.integration.contact_forms.world import (
    STORY,
    URGENT_ANSWERS,
    make_submission,
)


def test_people_on_duty_are_told_of_an_urgent_report_at_once_and_without_an_answer(force, sandbox, worker):
    submission = make_submission(force, URGENT_ANSWERS)
    worker.drain()
    (mail,) = mails_to(sandbox, force.duty.email)
    assert submission.reference in mail["subject"]
    assert mail["subject"].startswith("URGENT")
    page = sandbox.get(f"/mails/{mail['id']}").text
    assert f"/admin/reports/{submission.pk}/" in page
    assert "Signs of risk: Urgent" in page
    assert STORY[:12] not in page
    assert "Aroha" not in page
    job = alert_of(submission)
    assert (job.state, job.detail) == (Job.WAITING, {"told": 1})
    assert timedelta(minutes=9) < job.due_at - timezone.now() < timedelta(minutes=10)


def test_a_routine_report_alerts_nobody(force, sandbox, worker):
    make_submission(force)
    worker.drain()
    assert mails_to(sandbox, force.duty.email) == []


def test_alerts_are_repeated_until_somebody_acknowledges(force, sandbox, settings):
    settings.SOH_ALERT_MINUTES = 0
    submission = make_submission(force, URGENT_ANSWERS)
    work(6)
    assert alert_of(submission).detail["told"] >= 3
    assert acknowledge(submission.pk, force.site_id, **HANDLER)
    assert not acknowledge(submission.pk, force.site_id, **HANDLER)
    told = len(mails_to(sandbox, force.duty.email))
    work(6)
    assert len(mails_to(sandbox, force.duty.email)) == told >= 3
    assert alert_of(submission).state == Job.DONE
    assert actions_of(submission).count("acknowledged") == 1


def test_three_alerts_that_nobody_answers_are_an_alarm_until_somebody_does(force, sandbox, settings):
    settings.SOH_ALERT_MINUTES = 0
    submission = make_submission(force, URGENT_ANSWERS)
    watch()
    assert alarms_of(force) == []
    work(8)
    watch()
    assert alarms_of(force) == ["unanswered"]
    settings.SOH_ALERT_MINUTES = 10
    work(8)
    (mail,) = mails_to(sandbox, force.operations.email)
    page = sandbox.get(f"/mails/{mail['id']}").text
    assert f"Urgent report {submission.reference} has not been acknowledged" in page
    acknowledge(submission.pk, force.site_id, **HANDLER)
    watch()
    assert alarms_of(force) == []


def test_an_alert_waits_for_a_mail_server_that_is_away_and_raises_an_alarm_meanwhile(force, sandbox):
    submission = make_submission(force, URGENT_ANSWERS)
    sandbox.fault("smtp", "4xx", times=4)
    until(lambda: alert_of(submission).failures == 3)
    watch()
    assert "not-alerted" in alarms_of(force)
    until(lambda: alert_of(submission).detail["told"] == 1)
    watch()
    assert alarms_of(force) == []


def test_an_alert_that_is_refused_needs_a_person_and_operations_hear_of_it(force, sandbox, worker):
    submission = make_submission(force, URGENT_ANSWERS)
    sandbox.fault("smtp", "refuse")
    worker.drain()
    assert alert_of(submission).state == Job.ATTENTION
    watch()
    worker.drain()
    (mail,) = mails_to(sandbox, force.operations.email)
    assert "needs attention" in sandbox.get(f"/mails/{mail['id']}").text
