"""Notices to the person: only where they said that it is safe, and never a word of the report."""

from __future__ import annotations

import pytest

from contact_forms.models import FormVersion, Job
from contact_forms.walls import within_sites
from tests.integration.contact_forms import world
from tests.integration.contact_forms.world import ANSWERS, STORY, jobs_of, make_submission, make_version

pytestmark = pytest.mark.django_db(transaction=True)

SAFE = {"name": "safe", "match": "all", "rows": [{"question": "danger", "operator": "is", "value": "no"}]}


@pytest.fixture
def writes(monkeypatch, request):
    """The form of this world, with a service that writes to its people when it is safe."""
    version = make_version()
    FormVersion.objects.filter(pk=version.pk).update(
        plan={**world.PLAN, "reporter_email": "email", "safe_contact": "safe"},
        definition={**world.FORM, "conditions": [SAFE], "safety_mode": getattr(request, "param", False)},
    )


def notices(sandbox, submission):
    """What was sent to the person of this report."""
    mails = sandbox.json("/mail.json")["mails"]
    return [mail for mail in mails if mail["mailbox"] == "aroha@example.com" and submission.reference in mail["text"]]


def test_the_person_is_told_that_it_was_received_and_that_it_arrived(force, sandbox, worker, writes):
    submission = make_submission(force)
    worker.drain()
    worker.drain()
    told = notices(sandbox, submission)
    assert sorted(mail["subject"].partition(" – ")[0] for mail in told) == [
        "There is news about what you sent",
        "We have received what you sent",
    ]
    for mail in told:
        assert submission.reference in mail["text"]
        assert f"{force.address}/track/" in mail["text"]
        assert STORY not in mail["text"]
    assert {job.state for job in jobs_of(force)} == {Job.DONE}


@pytest.mark.parametrize("writes", [True], indirect=True)
def test_in_safety_mode_the_subject_names_no_police(force, sandbox, worker, writes):
    submission = make_submission(force)
    worker.drain()
    worker.drain()
    assert {mail["subject"] for mail in notices(sandbox, submission)} == {
        "There is news about what you sent",
        "We have received what you sent",
    }


def test_nobody_is_told_where_it_is_not_safe(force, sandbox, worker, writes):
    submission = make_submission(force, {**ANSWERS, "danger": "yes"})
    worker.drain()
    worker.drain()
    assert notices(sandbox, submission) == []
    with within_sites(force.site_id):
        assert {job.state for job in Job.objects.filter(kind="notice")} == {Job.DONE}


def test_a_notice_in_welsh(force, sandbox, worker, writes):
    submission = make_submission(force, language="cy")
    worker.drain()
    assert any(mail["subject"].startswith("Rydym wedi derbyn") for mail in notices(sandbox, submission))


def test_a_service_that_writes_to_nobody_owes_no_notice(force):
    make_submission(force)
    assert [job.kind for job in jobs_of(force)] == ["deliver"]
