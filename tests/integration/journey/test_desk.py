"""The operations desk and the handler's buttons: what is shown to whom, what each does, and that each is recorded."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from contact_forms.actions.alarms import raise_alarm
from contact_forms.models import Acknowledgement, Due, Hold, Job, Pause, Receipt, Route
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.colleagues import HANDLER, colleague, entries, page_of, permission
from tests.integration.journey.conftest import make_force
from tests.integration.journey.person import text_of

pytestmark = pytest.mark.django_db

DESK = "/admin/reports/desk/"
REPLAY = "/admin/reports/replay/"
NATION = "/admin/reports/desk/nation/"


@pytest.fixture
def due(report, force):
    """A clock of the report that has run out."""
    with within_sites(force.site_id):
        return Due.objects.create(
            submission=report, site_id=force.site_id, key="first-answer", warn_at=timezone.now() - timedelta(hours=9),
            due_at=timezone.now() - timedelta(hours=3, minutes=5),
        )  # fmt: skip


def job_now(job):
    with within_sites(job.site_id):
        return Job.objects.get(pk=job.pk)


def test_the_desk_shows_what_to_do_and_no_answer(handler, report, job, due, force):
    with within_sites(force.site_id):
        raise_alarm(force.site_id, "late", "A routine report has waited 16 minutes.")
        Route.objects.update(active=False, off_reason="The records system is being moved.")
    words = text_of(handler.get(DESK))
    for said in (
        "Open it, act on it, and acknowledge it.",
        "A routine report has waited 16 minutes.",
        "The receiver refused it.",
        "When the receiver takes reports again, send it again.",
        "overdue by 3 hours",
        "First answer",
        "The records system is being moved.",
        "Nobody",
        report.reference,
    ):
        assert said in words
    for hidden in ("Second line", "AB12", "High Street", "adapter", "fence", "Adapter"):
        assert hidden not in words


def test_the_desk_of_another_force_has_nothing_of_it(stranger, report, job, due):
    words = text_of(stranger.get(DESK))
    assert report.reference not in words
    assert "The receiver refused it." not in words
    assert "Nothing needs attention." in words


def test_the_desk_is_for_people_of_reports(admin_process, report):
    assert colleague("north.editor").get(DESK).status_code == 404
    assert Client().get(DESK).status_code == 302
    assert [entry.actor for entry in entries("refused")] == ["north.editor"]


def test_the_dashboard_and_the_menu_lead_to_the_desk(handler, report):
    page = handler.get("/admin/")
    assert "Urgent reports that nobody has acknowledged: 1" in text_of(page)
    assert page.content.decode().count(f'href="{DESK}"') >= 1


def test_an_urgent_report_is_acknowledged_once_and_the_alert_stops(handler, report, force):
    assert "nobody has acknowledged it" in text_of(handler.get(page_of(report)))
    for _ in range(2):
        assert handler.post(f"{page_of(report)}acknowledge/").status_code == 302
    with within_sites(force.site_id):
        assert Acknowledgement.objects.get().by == "north.handler"
        assert Job.objects.get(kind="alert").state == Job.DONE
    assert [entry.actor for entry in entries("acknowledged")] == ["north.handler"]
    words = text_of(handler.get(page_of(report)))
    assert "nobody has acknowledged it" not in words
    assert "Acknowledged" in words


def test_a_clock_is_marked_as_done_by_name(handler, report, due, force):
    assert "overdue by 3 hours" in text_of(handler.get(page_of(report)))
    handler.post(f"/admin/reports/clocks/{due.pk}/met/")
    with within_sites(force.site_id):
        assert Due.objects.get().met_by == "north.handler"
    assert "overdue" not in text_of(handler.get(page_of(report)))
    assert [entry.detail for entry in entries("clock met")] == [{"clock": "first-answer"}]


def test_a_hold_needs_a_reason_and_is_lifted(handler, report, force):
    handler.post(f"{page_of(report)}hold/", {"reason": "  "})
    with within_sites(force.site_id):
        assert not Hold.objects.exists()
    handler.post(f"{page_of(report)}hold/", {"reason": "A court has asked for it."})
    assert "A court has asked for it." in text_of(handler.get(page_of(report)))
    handler.post(f"{page_of(report)}lift-hold/")
    with within_sites(force.site_id):
        assert not Hold.objects.exists()
    assert [len(entries(action)) for action in ("held", "hold lifted")] == [1, 1]


def test_something_is_taken_and_given_back(handler, job, force):
    handler.post(f"/admin/reports/jobs/{job.pk}/take/", {"back": "desk"})
    assert job_now(job).owner == "north.handler"
    other = colleague("north.second", force.site_id, HANDLER)
    assert "A colleague has taken it" in text_of(other.post(f"/admin/reports/jobs/{job.pk}/take/", follow=True))
    assert job_now(job).owner == "north.handler"
    other.post(f"/admin/reports/jobs/{job.pk}/give-back/")
    assert job_now(job).owner == ""
    assert [entry.actor for entry in (*entries("taken"), *entries("given back"))] == ["north.handler", "north.second"]


def test_a_pause_needs_a_reason_and_is_ended(handler, force, report):
    address = f"/admin/reports/forces/{force.site_id}/"
    handler.post(f"{address}pause/", {"reason": ""})
    with within_sites(force.site_id):
        assert not Pause.objects.exists()
    handler.post(f"{address}pause/", {"reason": "The records system is away until noon."})
    assert "The records system is away until noon." in text_of(handler.get(DESK))
    handler.post(f"{address}end-pause/")
    with within_sites(force.site_id):
        assert not Pause.objects.exists()
    assert [len(entries(action)) for action in ("paused", "pause ended")] == [1, 1]


def test_answers_are_left_out_by_name_of_their_questions(handler, job, report):
    address = f"/admin/reports/jobs/{job.pk}/redact/"
    page = handler.get(address)
    assert "Second line" not in text_of(page)
    assert 'value="story"' in page.content.decode()
    assert handler.post(address, {"leave-out": ["nothing-of-the-form"]}).status_code == 422
    assert job_now(job).state == Job.ATTENTION
    assert handler.post(address, {"leave-out": ["story", "place"]}).status_code == 302
    again = job_now(job)
    assert (again.state, again.detail["redacted"]) == (Job.WAITING, ["place", "story"])
    [entry] = entries("redacted and sent again")
    assert len(entry.detail["redacted"]) == 2
    assert handler.get(address).status_code == 302, "there is nothing to send again any more"


def test_leaving_answers_out_needs_its_own_right(admin_process, job, force):
    plain = colleague("north.plain", force.site_id, ("view_submission", "view_job", "change_job"))
    assert plain.get(f"/admin/reports/jobs/{job.pk}/redact/").status_code == 404
    assert "Leave answers out" not in text_of(plain.get(DESK))


def test_what_was_delivered_is_sent_again_after_its_number_was_shown(handler, report, job, force):
    with within_sites(force.site_id):
        Job.objects.filter(pk=job.pk).update(state=Job.DONE, done_at=Now())
        Receipt.objects.create(
            submission=report, site_id=force.site_id, job=job, adapter="niche_rms", reference="1",
            received_at=timezone.now(),
        )  # fmt: skip
    today = timezone.localtime()
    span = {
        "site": force.site_id,
        "route": "",
        "begins": f"{today - timedelta(hours=1):%Y-%m-%dT%H:%M}",
        "ends": f"{today + timedelta(minutes=2):%Y-%m-%dT%H:%M}",
    }
    assert "1 report would be sent again." in text_of(handler.post(REPLAY, span))
    assert job_now(job).state == Job.DONE
    assert "number of reports has changed" in text_of(handler.post(REPLAY, {**span, "agreed": "2"}))
    assert job_now(job).state == Job.DONE
    assert handler.post(REPLAY, {**span, "agreed": "1"}).status_code == 302
    again = job_now(job)
    assert (again.state, again.detail) == (Job.WAITING, {"replayed": True})
    [entry] = entries("replayed")
    assert (entry.actor, entry.detail["reports"]) == ("north.handler", 1)
    earlier = {**span, "begins": "2020-01-01T00:00", "ends": "2020-01-02T00:00"}
    assert "Nothing was delivered" in text_of(handler.post(REPLAY, earlier))
    assert "after the one" in text_of(handler.post(REPLAY, {**span, "begins": span["ends"], "ends": span["begins"]}))


def test_nothing_is_sent_again_for_a_force_that_is_not_ones_own(handler, force):
    other = make_force("south")
    span = {"site": other.site_id, "route": "", "begins": "2020-01-01T00:00", "ends": "2030-01-01T00:00"}
    assert "Select a valid choice" in text_of(handler.post(REPLAY, {**span, "agreed": "0"}))


def test_every_button_is_for_handlers_of_the_force_and_each_refusal_is_recorded(
    stranger, superuser, report, job, due, force, admin_process
):
    reader = colleague("north.licensing", force.site_id, ("view_submission", "view_job"))
    buttons = [
        f"{page_of(report)}acknowledge/",
        f"{page_of(report)}hold/",
        f"{page_of(report)}lift-hold/",
        f"/admin/reports/clocks/{due.pk}/met/",
        f"/admin/reports/jobs/{job.pk}/take/",
        f"/admin/reports/jobs/{job.pk}/give-back/",
        f"/admin/reports/jobs/{job.pk}/redact/",
        f"/admin/reports/forces/{force.site_id}/pause/",
        f"/admin/reports/forces/{force.site_id}/end-pause/",
    ]
    for who in (stranger, superuser, reader):
        for address in buttons:
            assert who.post(address, {"reason": "x", "leave-out": "story"}).status_code == 404, address
            assert who.get(address).status_code in (404, 405)
    assert len(entries("refused")) >= 3 * len(buttons)
    with within_sites(force.site_id):
        assert not Acknowledgement.objects.exists()
        assert not Hold.objects.exists()
        assert not Pause.objects.exists()
    assert job_now(job).state == Job.ATTENTION
    assert "Acknowledge:" not in text_of(reader.get(page_of(report)))
    assert reader.get(DESK).status_code == 200
    assert "Take" not in text_of(reader.get(DESK)).replace("Taken", "")


def test_things_that_are_not_there_are_like_those_of_another_force(handler):
    for address in (f"{uuid.uuid4()}/acknowledge/", "clocks/999/met/", "jobs/999/take/", "forces/999/pause/"):
        assert handler.post(f"/admin/reports/{address}").status_code == 404


def test_the_nations_desk_has_numbers_of_every_force_and_nothing_of_a_report(admin_process, report, job):
    live = colleague("national.live")
    assert live.get(NATION).status_code == 404
    Group.objects.get(name="national.live").permissions.add(permission("contact_forms.see_national_desk"))
    page = live.get(NATION)
    words = text_of(page)
    assert page.status_code == 200
    assert "north" in words
    for hidden in (report.reference, "The receiver refused it.", "Second line"):
        assert hidden not in page.content.decode()
    assert live.get(DESK).status_code == 404


def test_metrics_are_for_who_has_the_token(settings, admin_process, report, job, client):
    settings.SOH_METRICS_TOKEN = ""
    assert client.get("/metrics").status_code == 404
    settings.SOH_METRICS_TOKEN = "a-long-token"
    for header in ("", "Bearer", "Bearer wrong", "a-long-token", "Bearer ä"):
        answer = client.get("/metrics", headers={"Authorization": header})
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
    answer = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"})
    lines = answer.content.decode().splitlines()
    assert 'soh_attention{priority="urgent",site="north"} 1.0' in lines
    assert 'soh_urgent_unacknowledged{site="north"} 1.0' in lines
    assert report.reference not in answer.content.decode()
    with everywhere():
        Job.objects.filter(pk=job.pk).update(state=Job.WAITING, created_at=Now() - timedelta(minutes=3))
    lines = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"}).content.decode()
    assert 'soh_deliveries_overdue{priority="urgent",site="north"} 1.0' in lines
    assert 'soh_delivery_tries_last_hour{outcome="retryable",site="north"} 2.0' in lines
