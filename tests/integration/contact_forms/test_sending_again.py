"""Sending again by hand: all that was delivered between two moments, and a report without some of its answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from contact_forms.actions import redeliver
from contact_forms.actions.redeliver import NothingToLeaveOut
from contact_forms.actions.replay import CountChanged, Span, count_replay, replay
from contact_forms.engine import form_from_json
from contact_forms.models import AuditEntry, Job, Route, Submission
from contact_forms.outputs.redaction import all_left_out, is_left_out, without
from contact_forms.walls import within_sites
from tests.integration.contact_forms.test_deliver import (
    document_of,
    drain_until,
    held,
    mails_to,
    receipts,
)
from tests.integration.contact_forms.watching import HANDLER
from tests.integration.contact_forms.world import STORY, delivery_of, make_route, make_submission
from tests.integration.everywhere import everywhere


def last_hour(force, **changes) -> Span:
    now = timezone.now()
    return replace(Span(force.site_id, now - timedelta(hours=1), now + timedelta(minutes=1)), **changes)


def test_what_was_delivered_goes_again_once_as_possible_duplicate_and_keeps_its_first_receipt(
    transactional_db, make_force, sandbox, worker
):
    force = make_force(profile="published")
    reports = [make_submission(force) for _ in range(3)]
    worker.drain()
    with within_sites(force.site_id):
        early = Job.objects.filter(submission=reports[0])
        early.update(done_at=timezone.now() - timedelta(hours=2))
    span = last_hour(force)
    assert count_replay(span) == 2
    with pytest.raises(CountChanged):
        replay(span, 3, **HANDLER)
    assert replay(span, 2, **HANDLER) == 2
    worker.drain()
    assert [len(held(sandbox, report)) for report in reports] == [1, 2, 2]
    assert sorted(each["possible_duplicate"] for each in held(sandbox, reports[1])) == [0, 1]
    assert [len(receipts(report)) for report in reports] == [1, 2, 2]
    assert delivery_of(reports[1]).state == Job.DONE
    with within_sites(force.site_id):
        assert AuditEntry.objects.get(action="replayed").detail["reports"] == 2


def test_a_receiver_that_tells_copies_apart_gets_no_mark(force, sandbox, worker):
    report = make_submission(force)
    worker.drain()
    replay(last_hour(force), 1, **HANDLER)
    worker.drain()
    assert [each["possible_duplicate"] for each in held(sandbox, report)] == [0]
    assert [receipt.duplicate for receipt in receipts(report)] == [False, True]


def test_only_what_went_by_one_route_goes_again_where_one_is_named(force, sandbox, worker, tmp_path):
    make_submission(force)
    worker.drain()
    other = make_route(force, sandbox.url, tmp_path, service_slug="another-service")
    with within_sites(force.site_id):
        used = Route.objects.get(service_slug="")
    assert count_replay(last_hour(force, route_id=other.pk)) == 0
    assert count_replay(last_hour(force, route_id=used.pk)) == 1


def refused(force, sandbox, worker) -> Submission:
    """A report that its receiver refuses."""
    sandbox.fault(force.slug, "refuse", times=None)
    submission = make_submission(force)
    drain_until(worker, submission, Job.ATTENTION)
    sandbox.fault(force.slug, "none")
    return submission


def test_answers_that_are_left_out_are_nowhere_in_what_leaves_and_whole_where_they_were_sealed(force, sandbox, worker):
    submission = refused(force, sandbox, worker)
    sealed = bytes(submission.sealed)
    job = delivery_of(submission)
    with pytest.raises(NothingToLeaveOut):
        redeliver(job.pk, force.site_id, redacted=["no-such-question"], **HANDLER)
    redeliver(job.pk, force.site_id, redacted=["story", "who"], **HANDLER)
    drain_until(worker, submission, Job.DONE)
    document = document_of(sandbox, submission)
    said = str(document)
    for hidden in (STORY[:12], "Aroha"):
        assert hidden not in said
    assert "aroha@example.com" in said
    assert "REDACTED: the force left out the answers to: Tell us what happened; Your name" in said
    with everywhere():
        assert bytes(Submission.objects.get(pk=submission.pk).sealed) == sealed
        entry = AuditEntry.objects.get(action="redacted and sent again", target_id=str(submission.pk))
    assert entry.detail["redacted"] == ["Tell us what happened", "Your name"]


def test_an_email_in_place_of_a_redacted_delivery_leaves_the_same_out(force, sandbox, worker):
    submission = refused(force, sandbox, worker)
    sandbox.fault(force.slug, "500", times=None)
    redeliver(delivery_of(submission).pk, force.site_id, redacted=["story"], **HANDLER)
    drain_until(worker, submission, Job.ATTENTION)
    sandbox.fault(force.slug, "none")
    (mail,) = mails_to(sandbox, force.fallback_address)
    page = sandbox.get(f"/mails/{mail['id']}").text
    assert STORY[:12] not in page
    assert "REDACTED" in page


def test_what_is_worked_out_from_what_is_left_out_stays_out_too():
    asked = [
        {"key": "a", "kind": "text", "label": {"en": "A"}},
        {"key": "b", "kind": "text", "label": {"en": "B"}},
        {"key": "ab", "kind": "computed", "label": {"en": "AB"}, "settings": {"function": "joined", "of": ["a", "b"]}},
        {"key": "abb", "kind": "computed", "label": {"en": "C"}, "settings": {"function": "joined", "of": ["ab", "b"]}},
    ]
    form = form_from_json({"schema": 1, "steps": [{"key": "one", "title": {"en": "One"}, "questions": asked}]})
    out = all_left_out(form, ["a"])
    assert out == {"a", "ab", "abb"}
    assert is_left_out("a--2", out)
    assert not is_left_out("b--2", out)
    assert without({"a": 1, "b": 2, "many": [{"a": 1, "b": 2}]}, out) == {"b": 2, "many": [{"b": 2}]}
