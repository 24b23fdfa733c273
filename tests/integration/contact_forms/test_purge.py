"""`soh purge`: what was delivered and is over is erased, keys first; nothing else ever is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from contact_forms.actions import purge as purge_module
from contact_forms.actions.erasable import count_by_service
from contact_forms.actions.held import held
from contact_forms.actions.purge import GOES_TOO, once_a_day, purge
from contact_forms.jobs import minutely
from contact_forms.models import (
    AuditEntry,
    Draft,
    DraftHolder,
    ForceKey,
    Hold,
    Job,
    Message,
    Receipt,
    SentFile,
    Submission,
    SubmissionKey,
)
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from tests.harness.watch import make_watch
from tests.integration.contact_forms.test_sealing import whole_database
from tests.integration.contact_forms.world import PLAN, STORY, make_submission, tenant_of
from tests.integration.everywhere import everywhere

Delivered = Callable[..., Submission]
LONG_AGO = timedelta(days=31)


@pytest.fixture
def delivered(force, worker) -> Delivered:
    """A report of this force that its receiver took so long ago."""

    def make(ago: timedelta = LONG_AGO) -> Submission:
        submission = make_submission(force)
        worker.drain()
        with within_sites(force.site_id):
            job = Job.objects.get(submission=submission, kind="deliver")
            assert job.state == Job.DONE
            Job.objects.filter(pk=job.pk).update(done_at=timezone.now() - ago)
        return submission

    return make


def soh_purge(*arguments: str) -> str:
    said = StringIO()
    call_command("purge", *arguments, stdout=said)
    return said.getvalue()


def left(force: Tenant) -> set[Any]:
    with within_sites(force.site_id):
        return set(Submission.objects.values_list("pk", flat=True))


def test_a_delivered_report_whose_days_are_over_goes_with_everything_it_had(force, delivered, database_server):
    report = delivered()
    with within_sites(force.site_id):
        job = Job.objects.get(submission=report, kind="deliver")
        key = ForceKey.objects.get(pk=force.public_key_id)
        make_watch(report, key, job.route, job, lambda kind: f"canary {kind}")
        Hold.objects.all().delete()
        SentFile.objects.update(confirmed_at=timezone.now())
        token = bytes(DraftHolder.objects.get(draft=report.journey).token_hash)
        sealed = [bytes(each) for each in (report.sealed, SubmissionKey.objects.get(pk=report.pk).sealed_key)]
    assert "1 to erase" in soh_purge()
    assert left(force) == {report.pk}, "without --now nothing is erased"
    assert "1 reports erased" in soh_purge("--now")
    with within_sites(force.site_id):
        assert not Submission.objects.exists()
        assert not Draft.objects.exists() and not DraftHolder.objects.exists()
        assert all(not model._default_manager.exists() for model, _ in GOES_TOO)
        entry = AuditEntry.objects.get(action="erased")
        assert entry.target_id == str(report.pk)
        assert entry.detail == {"reference": report.reference, "service": report.service_slug}
    dump = whole_database(database_server.administrator)
    for canary in (STORY.encode(), b"Canary story", b"Aroha", b"aroha@example.com", token, *sealed):
        assert canary not in dump.everything
    call_command("verify_audit", stdout=StringIO())


@pytest.mark.parametrize(
    "why",
    [
        "not delivered",
        "something is still to be done",
        "in the attention list",
        "on hold",
        "a file not confirmed by its receiver",
        "a question not answered",
        "retention not over",
    ],
)
def test_a_report_is_kept_while(force, delivered, why):
    report = delivered(ago=timedelta(days=29) if why == "retention not over" else LONG_AGO)
    facts = {"submission": report, "site_id": force.site_id}
    now, by = timezone.now(), {"by": "north.handler", "by_id": 1}
    with within_sites(force.site_id):
        if why == "not delivered":
            Receipt.objects.update(by_fallback=True)
        elif why == "something is still to be done":
            Job.objects.create(kind="fallback_email", due_at=now, **facts)
        elif why == "in the attention list":
            Job.objects.create(kind="fallback_email", due_at=now, state=Job.ATTENTION, **facts)
        elif why == "on hold":
            Hold.objects.create(reason="a trial", at=now, **by, **facts)
        elif why == "a file not confirmed by its receiver":
            SentFile.objects.create(name="a.pdf", sha256="a" * 64, size=1, **facts)
        elif why == "a question not answered":
            boxes = {"sealed": b"s", "key_for_person": b"k", "key_for_force": b"k"}
            Message.objects.create(
                kind=Message.QUESTION, force_key_id=force.public_key_id, sent_at=now, **boxes, **by, **facts
            )
    assert f"1 kept: {why}" in soh_purge()
    assert "0 reports erased" in soh_purge("--now")
    with within_sites(force.site_id):
        assert held(report.pk).answers()["story"] == STORY


def test_a_report_stays_as_long_as_an_addition_to_it(force, delivered):
    first = delivered()
    addition = delivered(ago=timedelta(days=1))
    with within_sites(force.site_id):
        Submission.objects.filter(pk=addition.pk).update(about=first)
    assert "1 kept: an addition is kept; 1 kept: retention not over" in soh_purge()
    assert purge() == 0
    with within_sites(force.site_id):
        Job.objects.update(done_at=timezone.now() - LONG_AGO)
    assert purge() == 2
    assert left(force) == set()


def test_the_days_are_those_of_the_reports_own_form_version(force, delivered, monkeypatch):
    monkeypatch.setitem(PLAN, "retention_days", 90)
    delivered()
    assert [each.kept for each in count_by_service(force.site_id)] == ["retention not over"]


def test_a_crash_after_the_key_leaves_nothing_that_opens_and_the_next_run_finishes(force, delivered, monkeypatch):
    report = delivered()
    with monkeypatch.context() as patch:

        def crash(*_: object) -> int:
            raise SystemExit

        patch.setattr(purge_module, "_take_rows_away", crash)
        with pytest.raises(SystemExit):
            purge()
    with within_sites(force.site_id), pytest.raises(SubmissionKey.DoesNotExist):
        held(report.pk)
    assert left(force) == {report.pk}
    assert purge() == 1
    assert left(force) == set()


def test_a_report_that_nobody_has_stays_though_its_key_is_gone(force):
    report = make_submission(force)
    with within_sites(force.site_id):
        SubmissionKey.objects.all().delete()
    assert purge() == 0
    assert left(force) == {report.pk}


def test_a_hold_that_comes_at_the_last_moment_is_seen(force, delivered, monkeypatch):
    """It is committed after the report was found and before the key is destroyed."""
    report = delivered()
    erasable = purge_module.judged
    asked = []

    def judged() -> Any:
        asked.append(1)
        if len(asked) == 2:
            Hold.objects.create(
                submission=report, site_id=force.site_id, reason="a trial", by="x", by_id=1, at=timezone.now()
            )
        return erasable()

    monkeypatch.setattr(purge_module, "judged", judged)
    assert purge() == 0
    assert left(force) == {report.pk}


def test_a_key_whose_reports_are_erased_can_be_deleted(force, delivered):
    delivered()
    call_command("keys", "rotate", str(force.site_id), stdout=StringIO())
    with everywhere():
        ForceKey.objects.filter(pk=force.public_key_id).update(retired_at=timezone.now() - timedelta(days=2))
    with pytest.raises(CommandError, match="still opens 1"):
        call_command("keys", "delete", str(force.public_key_id), stdout=StringIO())
    purge()
    call_command("keys", "delete", str(force.public_key_id), stdout=StringIO())
    assert tenant_of(force.site_id).public_key_id != force.public_key_id


def test_the_worker_erases_once_a_day_and_not_where_it_is_off(force, delivered, settings):
    assert "purge" in minutely()
    delivered()
    settings.SOH_PURGE = False
    assert once_a_day(purge_module._purge_unless_off)() == 0
    assert len(left(force)) == 1
    settings.SOH_PURGE = True
    done = []
    chore = once_a_day(lambda most: done.append(most) or purge(most))
    assert [chore(), chore()] == [1, 0]
    assert len(done) == 1


def test_whatever_names_a_report_goes_with_it():
    """A new kind of row of a report must be named in `GOES_TOO`, or nothing of that report can be erased."""
    named = {model for model, _ in GOES_TOO}
    relations = {each.related_model for each in Submission._meta.related_objects} - {Submission}
    assert relations <= named
    assert {each.related_model for each in Job._meta.related_objects} <= named


def test_what_purge_says_holds_no_reference(force, delivered):
    report = delivered()
    assert not re.search(report.reference, soh_purge())
