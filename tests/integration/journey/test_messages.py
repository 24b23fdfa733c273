"""A handler writes to the person who sent a report."""

from __future__ import annotations

import pytest

from contact_forms.models import AuditEntry, Job, Message
from contact_forms.walls import within_sites
from tests.integration.journey.person import text_of

pytestmark = pytest.mark.django_db


def write(client, report, **fields):
    return client.post(f"/admin/reports/{report.pk}/messages/", fields)


def test_a_message_is_sealed_recorded_and_shown_to_who_opens_the_report(handler, report, force):
    assert write(handler, report, kind="question", text="Which door was it?").status_code == 302
    with within_sites(force.site_id):
        message = Message.objects.get()
        assert b"Which door" not in bytes(message.sealed)
        entry = AuditEntry.objects.filter(action="wrote to the person").get()
        assert entry.actor == "north.handler"
        assert "door" not in str(entry.detail)
    page = f"/admin/reports/{report.pk}/"
    assert "Which door" not in text_of(handler.get(page))
    assert "Question of" in text_of(handler.get(page))
    assert "Which door was it?" in text_of(handler.post(page))


@pytest.mark.parametrize("fields", [{"kind": "question", "text": " "}, {"kind": "other", "text": "x"}, {}])
def test_nothing_is_written_where_nothing_fits(handler, report, force, fields):
    write(handler, report, **fields)
    with within_sites(force.site_id):
        assert not Message.objects.exists()


def test_a_handler_of_another_force_writes_to_nobody(stranger, report, force):
    assert write(stranger, report, kind="news", text="Hello").status_code == 404
    with within_sites(force.site_id):
        assert not Message.objects.exists()


def test_a_service_that_writes_to_nobody_owes_no_notice(handler, report, force):
    write(handler, report, kind="news", text="It is done.")
    with within_sites(force.site_id):
        assert not Job.objects.filter(kind="notice").exists()
