"""Submitting: once, whole, and only what was said."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection

from contact_forms import sealing
from contact_forms.actions import DraftChanged, DraftGone, NotComplete, owe, submit
from contact_forms.actions import commit as commit_action
from contact_forms.actions.held import held
from contact_forms.models import AuditEntry, Draft, DraftHolder, Job, Route, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from tests.integration.contact_forms.world import (
    ANSWERS,
    SERVICE,
    URGENT_ANSWERS,
    delivery_of,
    make_draft,
    make_submission,
)
from tests.integration.everywhere import everywhere

TODAY = date.today()


@pytest.fixture
def force(db, make_force) -> Tenant:
    """A force in a transaction of the test, which is taken back at its end."""
    return make_force()


def count(force: Tenant, model: Any) -> int:
    with within_sites(force.site_id):
        return model.objects.filter(site_id=force.site_id).count()


def test_a_submission_is_committed_with_its_delivery_and_its_audit(force):
    submission = make_submission(force)
    job = delivery_of(submission)
    assert (job.state, job.priority, job.route.adapter) == (Job.WAITING, Job.ROUTINE, "niche_rms")
    assert job.request_id == "request-of-a-test"
    with within_sites(force.site_id):
        actions = list(AuditEntry.objects.filter(target_id=str(submission.pk)).values_list("actor", "action"))
    assert actions == [("public", "submitted")]


def test_what_is_sealed_is_what_was_said(force):
    submission = make_submission(force)
    with within_sites(force.site_id):
        assert held(submission.pk).answers() == ANSWERS


def test_an_answer_marked_as_a_risk_makes_the_report_urgent(force):
    submission = make_submission(force, URGENT_ANSWERS)
    assert submission.urgency == Submission.URGENT
    assert delivery_of(submission).priority == Job.URGENT


def test_an_answer_off_the_road_is_not_kept(force):
    submission = make_submission(force, {**ANSWERS, "left-over": "from another road"})
    with within_sites(force.site_id):
        assert "left-over" not in held(submission.pk).answers()


def test_the_draft_is_emptied_and_its_holder_still_finds_the_reference(force):
    draft, secret = make_draft(force)
    submission = submit(draft, ANSWERS, force, TODAY)
    with everywhere():
        holder = DraftHolder.objects.select_related("draft").get(token_hash=sealing.token_hash(secret, SERVICE))
    assert bytes(holder.draft.sealed) == b""
    assert holder.draft.submission_reference == submission.reference


def test_a_second_submit_gives_the_first_submission(force):
    draft, _ = make_draft(force)
    first = submit(draft, ANSWERS, force, TODAY)
    again = submit(draft, ANSWERS, force, TODAY)
    assert (again.pk, again.reference) == (first.pk, first.reference)
    assert count(force, Submission) == count(force, Job) == 1


def test_ten_submits_at_once_give_one_submission(transactional_db, make_force):
    force = make_force()
    draft, _ = make_draft(force)
    references: list[str] = []
    start = threading.Barrier(10)

    def press() -> None:
        start.wait()
        try:
            references.append(submit(draft, ANSWERS, force, TODAY).reference)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(10)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(references) == 10
    assert len(set(references)) == 1
    assert count(force, Submission) == count(force, Job) == 1


def test_an_open_question_is_named_and_nothing_is_kept(force):
    answers = {name: value for name, value in ANSWERS.items() if name != "story"}
    draft, _ = make_draft(force, answers)
    with pytest.raises(NotComplete) as refusal:
        submit(draft, answers, force, TODAY)
    assert refusal.value.step_key == "story"
    assert count(force, Submission) == 0
    with everywhere():
        assert bytes(Draft.objects.get(pk=draft.pk).sealed) == bytes(draft.sealed)


def test_answers_that_another_tab_has_changed_are_not_sent(force):
    draft, _ = make_draft(force)
    with everywhere():
        Draft.objects.filter(pk=draft.pk).update(sealed=b"written by another tab")
    with pytest.raises(DraftChanged):
        submit(draft, ANSWERS, force, TODAY)
    assert count(force, Submission) == 0


def test_a_purged_draft_is_gone(force):
    draft, _ = make_draft(force)
    with everywhere():
        Draft.objects.filter(pk=draft.pk).delete()
    with pytest.raises(DraftGone):
        submit(draft, ANSWERS, force, TODAY)


def test_a_draft_of_another_site_is_refused(force, make_force):
    draft, _ = make_draft(force)
    with pytest.raises(ValueError, match="another site"):
        submit(draft, ANSWERS, make_force(), TODAY)


def test_a_reference_that_is_taken_is_drawn_again(force, monkeypatch):
    taken = make_submission(force).reference
    drawn = iter([taken, taken, "ASB-3333-4444-6"])
    monkeypatch.setattr(commit_action, "new_reference", lambda prefix: next(drawn))
    assert make_submission(force).reference == "ASB-3333-4444-6"


def test_a_failure_after_the_submission_leaves_nothing_at_all(force, monkeypatch):
    draft, _ = make_draft(force)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(commit_action, "delivery_of", broken)
    with pytest.raises(RuntimeError):
        submit(draft, ANSWERS, force, TODAY)
    assert count(force, Submission) == 0
    with everywhere():
        assert Draft.objects.get(pk=draft.pk).submission_reference == ""


def test_the_most_particular_active_route_is_chosen(force):
    with everywhere():
        general = Route.objects.get(site_id=force.site_id)
    with everywhere():
        own = Route.objects.create(
            site_id=force.site_id, service_slug=SERVICE, adapter="email_report", address="a@b.example"
        )
    with everywhere():
        Route.objects.create(site_id=force.site_id, service_slug="crime", adapter="email_report", address="c@b.example")
    assert delivery_of(make_submission(force)).route_id == own.pk
    with everywhere():
        Route.objects.filter(pk=own.pk).update(active=False)
    assert delivery_of(make_submission(force)).route_id == general.pk


def test_a_submission_whose_job_was_taken_away_gets_one_and_the_audit_says_so(force):
    submission = make_submission(force)
    with within_sites(force.site_id):
        Job.objects.filter(submission=submission).delete()
    assert owe.make_owed_deliveries() == 1
    assert owe.make_owed_deliveries() == 0
    assert delivery_of(submission).state == Job.WAITING
    with within_sites(force.site_id):
        assert AuditEntry.objects.filter(action="delivery job missing, made", target_id=str(submission.pk)).count() == 1
