"""Doors for machines: files fetched by link, states told by receivers, receipts of notices."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from contact_forms.actions.held import held
from contact_forms.actions.links import make_links
from contact_forms.actions.notices import reference_of
from contact_forms.actions.redeliver import redeliver
from contact_forms.actions.replay import Span, replay
from contact_forms.actions.states import furthest
from contact_forms.actions.tell_person import NOTICE
from contact_forms.models import AuditEntry, Job, NoticeRoute, Route, SentFile, StatusUpdate, SubmissionKey
from contact_forms.outputs import build_report
from contact_forms.walls import within_sites
from integrations.sandbox import demo_secret
from integrations.signatures import signed_headers
from tests.integration.contact_forms.test_deliver import drain_until
from tests.integration.contact_forms.watching import HANDLER
from tests.integration.contact_forms.world import delivery_of, make_submission

TOKEN = "a token of Notify's receipts"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def doors():
    with override_settings(ROOT_URLCONF="contact_forms.machine.whole", ALLOWED_HOSTS=["*"], MIDDLEWARE=[]):
        yield Client()


def link_of(submission):
    with within_sites(submission.site_id):
        its = held(submission.pk)
    (linked,) = make_links(its.submission, build_report(its.submission, its.answers())).values()
    return linked, "/" + linked.link.split("/", 3)[3]


def row_of(submission):
    with within_sites(submission.site_id):
        return SentFile.objects.get(submission=submission)


def test_a_file_is_fetched_and_confirmed_and_then_the_link_ends(doors, make_force):
    submission = make_submission(make_force())
    linked, path = link_of(submission)
    for _ in range(2):
        got = doors.get(path)
        assert got.status_code == 200 and sha256(got.content).hexdigest() == linked.sha256
    assert doors.post(path, {"sha256": "0" * 64}, "application/json").status_code == 409
    assert doors.get(path).status_code == 200
    assert doors.post(path, {"sha256": linked.sha256}, "application/json").status_code == 204
    assert doors.post(path, {"sha256": linked.sha256}, "application/json").status_code == 204
    assert doors.get(path).status_code == 410 and row_of(submission).confirmed_at is not None


@pytest.mark.parametrize(
    "body",
    ["", "[]", '{"sha256": 7}', '{"sha256": "zz"}', "[" * 9999, "x" * 70_000],
    ids=["empty", "a list", "a number", "no digits", "nested", "long"],
)
def test_what_is_no_confirmation_is_refused(doors, make_force, body):
    submission = make_submission(make_force())
    _, path = link_of(submission)
    assert doors.post(path, body, "application/json").status_code in (413, 422)
    assert row_of(submission).confirmed_at is None


def test_a_changed_link_and_the_link_of_an_erased_report_lead_nowhere(doors, make_force):
    submission = make_submission(make_force())
    _, path = link_of(submission)
    number = row_of(submission).pk
    for other in (path.replace(f"-{number}", f"-{number + 1}"), "/machine/files/x/", path[:-3] + "xx/"):
        assert doors.get(other).status_code == 404
        assert doors.post(other, {"sha256": "0" * 64}, "application/json").status_code == 404
    with within_sites(submission.site_id):
        SubmissionKey.objects.filter(pk=submission.pk).delete()
    assert doors.get(path).status_code == 404


def test_a_report_goes_out_with_a_link_and_a_place_for_its_states(make_force, sandbox, worker):
    force = make_force(options={"profile": "extended", "files": "links"})
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    (kept,) = sandbox.json("/inbox.json", submission_id=str(submission.pk))["reports"]
    document = sandbox.json(f"/reports/{kept['id']}.json")["document"]
    (copy,) = [e["attributes"] for e in document["included"] if e["attributes"].get("role") == "reportCopy"]
    assert "data" not in copy and copy["sha256"] == row_of(submission).sha256
    with within_sites(force.site_id):
        route = Route.objects.get()
    assert document["meta"]["statusCallback"].endswith(f"/machine/status/{force.site_id}/{route.pk}/")


def copy_of(sandbox, submission):
    """What the newest document at the receiver says of the PDF copy."""
    newest = sandbox.json("/inbox.json", submission_id=str(submission.pk))["reports"][0]
    document = sandbox.json(f"/reports/{newest['id']}.json")["document"]
    (copy,) = [e["attributes"] for e in document["included"] if e["attributes"].get("role") == "reportCopy"]
    return copy, "/" + copy["link"].split("/", 3)[3]


def test_what_a_handler_left_out_is_not_behind_the_link_either(doors, make_force, sandbox, worker):
    force = make_force(options={"profile": "extended", "files": "links"})
    sandbox.fault(force.slug, "refuse", times=1)
    submission = make_submission(force)
    drain_until(worker, submission, Job.ATTENTION)
    whole = row_of(submission).sha256
    redeliver(delivery_of(submission).pk, force.site_id, redacted=["story"], **HANDLER)
    drain_until(worker, submission, Job.DONE)
    copy, path = copy_of(sandbox, submission)
    assert sha256(doors.get(path).content).hexdigest() == copy["sha256"] == row_of(submission).sha256 != whole


def test_a_receiver_that_lost_a_report_fetches_its_file_again(doors, make_force, sandbox, worker):
    force = make_force(options={"profile": "published", "files": "links"}, profile="published")
    began = timezone.now() - timedelta(hours=1)
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    copy, path = copy_of(sandbox, submission)
    assert doors.post(path, {"sha256": copy["sha256"]}, "application/json").status_code == 204
    assert doors.get(path).status_code == 410
    assert replay(Span(force.site_id, began, timezone.now() + timedelta(hours=1)), 1, **HANDLER) == 1
    assert doors.get(path).status_code == 200


@pytest.fixture
def delivered(make_force, worker):
    force = make_force()
    submission = make_submission(force)
    drain_until(worker, submission, Job.DONE)
    with within_sites(force.site_id):
        return force, submission, Route.objects.get()


def tell(doors, delivered, state="allocated", message_id=None, secret=None, **changes):
    force, submission, route = delivered
    message_id = message_id or str(uuid4())
    message = {"messageId": message_id, "submissionId": str(submission.pk), "state": state}
    body = json.dumps({**message, "at": datetime.now(UTC).isoformat(), **changes}).encode()
    headers = signed_headers((secret or demo_secret(force.slug),), message_id, body, int(time.time()))
    path = f"/machine/status/{force.site_id}/{route.pk}/"
    return doors.post(path, body, "application/json", headers=headers).status_code


def told(delivered):
    _, submission, _ = delivered
    with within_sites(submission.site_id):
        updates = StatusUpdate.objects.filter(submission=submission).order_by("pk")
        return [update.state for update in updates], furthest(updates)


def test_states_come_twice_and_late_and_move_no_report_back(doors, delivered):
    assert tell(doors, delivered, "closed", "m-3") == 204
    assert [tell(doors, delivered, "received", "m-1") for _ in range(3)] == [204, 204, 204]
    assert told(delivered) == (["closed", "received"], "closed")


def test_a_message_that_is_not_signed_by_this_receiver_is_refused(doors, delivered):
    assert tell(doors, delivered, secret="a secret of somebody else") == 401
    assert told(delivered) == ([], "")


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": []},
        {"at": "soon"},
        {"at": "2026-01-01T00:00:00"},
        {"at": "2999-01-01T00:00:00Z"},
        {"at": "0001-01-01T00:00:00Z"},
        {"submissionId": "x"},
        {"messageId": "another"},
    ],
)
def test_what_is_no_status_update_is_refused(doors, delivered, changes):
    assert tell(doors, delivered, **changes) == 422
    assert told(delivered) == ([], "")


def test_a_receiver_tells_of_its_own_reports_only(doors, delivered, make_force):
    other = make_submission(make_force())
    assert tell(doors, delivered, submissionId=str(other.pk)) == 404
    assert tell(doors, delivered, submissionId=str(uuid4())) == 404


@pytest.fixture
def sent_notice(make_force, tmp_path):
    """A notice to a person that GOV.UK Notify took."""
    force = make_force()
    submission = make_submission(force)
    (tmp_path / "receipts").write_text(TOKEN)
    with within_sites(force.site_id):
        NoticeRoute.objects.create(
            site_id=force.site_id, adapter="govuk_notify", options={"receipts_token": "receipts"}
        )
        return Job.objects.create(
            kind=NOTICE, site_id=force.site_id, submission=submission, state=Job.DONE, due_at=timezone.now()
        )


def receipt(doors, job, status, *, token=TOKEN, **changes):
    message = {"id": str(uuid4()), "reference": reference_of(job), "status": status, **changes}
    headers = {"Authorization": f"Bearer {token}"}
    return doors.post(f"/machine/notify/{job.site_id}/", message, "application/json", headers=headers).status_code


def recorded_failures(job):
    with within_sites(job.site_id):
        entries = AuditEntry.objects.filter(action="notice did not arrive")
        return [entry.detail["state"] for entry in entries]


def test_a_notice_that_did_not_arrive_is_in_the_audit(doors, sent_notice):
    assert receipt(doors, sent_notice, "delivered") == 204 and recorded_failures(sent_notice) == []
    assert receipt(doors, sent_notice, "permanent-failure") == 204
    assert recorded_failures(sent_notice) == ["permanent-failure"]


def test_receipts_need_the_token_and_a_known_status(doors, sent_notice):
    assert receipt(doors, sent_notice, "permanent-failure", token="another") == 401
    assert receipt(doors, sent_notice, "lost") == 422
    assert receipt(doors, sent_notice, "permanent-failure", reference="not-ours") == 204
    assert recorded_failures(sent_notice) == []
