"""The registers: handlers see the reports of their own force, and read one only with a record of it."""

import re
import uuid
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from contact_forms.models import Job, Receipt, Route, Submission, SubmissionKey
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.colleagues import colleague, entries, page_of
from tests.integration.journey.conftest import make_force, offer
from tests.integration.journey.person import Person, text_of

pytestmark = pytest.mark.django_db


SUBMISSIONS = "/admin/contact_forms/submission/"
JOBS = "/admin/contact_forms/job/"
ROUTES = "/admin/contact_forms/route/"


def test_a_handler_finds_the_report_in_the_register_without_its_answers(handler, report):
    answer = handler.get(SUBMISSIONS)
    words = text_of(answer)
    assert report.reference in words
    assert "Waiting" in words
    assert "Urgent" in words
    assert "Second line" not in words
    assert "no-store" in answer["Cache-Control"]


def test_the_register_says_how_far_a_report_has_come(handler, report, job, force):
    assert "Needs attention" in text_of(handler.get(SUBMISSIONS))
    with within_sites(force.site_id):
        Job.objects.update(state=Job.DONE)
        Receipt.objects.create(
            submission=report, site_id=force.site_id, job=job, adapter="niche_rms", reference="43260001234",
            received_at=timezone.now(),
        )  # fmt: skip
    words = text_of(handler.get(SUBMISSIONS))
    assert "Delivered" in words
    assert "43260001234" in words


def test_the_register_is_searched_by_reference_and_filtered(handler, report):
    assert report.reference in text_of(handler.get(SUBMISSIONS, {"q": report.reference}))
    assert report.reference not in text_of(handler.get(SUBMISSIONS, {"urgency__exact": "routine"}))


def test_opening_shows_the_answers_as_text_and_is_recorded(handler, report):
    before = handler.get(page_of(report))
    assert "Open the report" in text_of(before)
    assert "Second line" not in text_of(before)
    assert len(entries("opened")) == 0
    answer = handler.post(page_of(report), REMOTE_ADDR="192.0.2.7")
    page = answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    assert "Second line" in page
    assert "High Street" in page
    [entry] = entries("opened")
    assert (entry.actor, entry.address, entry.target_id) == ("north.handler", "192.0.2.7", str(report.pk))


def test_each_opening_is_an_entry_of_its_own(handler, report):
    handler.post(page_of(report))
    handler.post(page_of(report))
    assert len(entries("opened")) == 2


def test_a_report_whose_key_is_deleted_cannot_be_opened(handler, report, force):
    with within_sites(force.site_id):
        SubmissionKey.objects.all().delete()
    words = text_of(handler.post(page_of(report)))
    assert "cannot be opened any more" in words
    assert "Second line" not in words


def test_without_the_opening_key_nothing_opens(handler, report, settings):
    settings.SOH_OPENING_KEY = ""
    words = text_of(handler.post(page_of(report)))
    assert "SOH_OPENING_KEY" in words
    assert "Second line" not in words


def test_another_force_sees_nothing_of_it(stranger, report, job):
    nothing = stranger.get(f"/admin/reports/{uuid.uuid4()}/")
    for answer in (stranger.get(page_of(report)), stranger.post(page_of(report))):
        assert answer.status_code == nothing.status_code == 404
    assert report.reference not in text_of(stranger.get(SUBMISSIONS))
    assert "The receiver refused it." not in text_of(stranger.get(JOBS))
    missing = stranger.get(f"{JOBS}inspect/999999/")
    theirs = stranger.get(f"{JOBS}inspect/{job.pk}/")
    assert theirs.status_code == missing.status_code == 404
    assert stranger.post(f"/admin/reports/jobs/{job.pk}/resend/").status_code == 404
    assert len(entries("opened")) == 0


def test_each_refusal_of_a_report_or_a_register_is_recorded_with_the_person_and_the_address(stranger, report, job):
    asked = [
        (stranger.get, page_of(report), "contact_forms.submission", str(report.pk)),
        (stranger.post, page_of(report), "contact_forms.submission", str(report.pk)),
        (stranger.get, f"{JOBS}inspect/{job.pk}/", "contact_forms.job", str(job.pk)),
        (stranger.post, f"{JOBS}delete/{job.pk}/", "contact_forms.job", str(job.pk)),
        (stranger.post, f"/admin/reports/jobs/{job.pk}/resend/", "contact_forms.job", str(job.pk)),
        (stranger.get, f"{ROUTES}create/", "contact_forms.route", ""),
        (stranger.get, f"{SUBMISSIONS}?sealed=x", "contact_forms.submission", ""),
    ]
    for ask, address, *_ in asked:
        assert ask(address, REMOTE_ADDR="192.0.2.9").status_code == 404
    refused = sorted(entries("refused"), key=lambda entry: entry.number)
    assert [(entry.target_type, entry.target_id) for entry in refused] == [(kind, row) for *_, kind, row in asked]
    assert {(entry.actor, entry.address) for entry in refused} == {("south.handler", "192.0.2.9")}


def test_a_register_refused_altogether_is_recorded(admin_process):
    colleague("north.editor").get(SUBMISSIONS)
    [entry] = entries("refused")
    assert (entry.actor, entry.target_type) == ("north.editor", "contact_forms.submission")


def test_what_one_may_do_leaves_no_refusal(handler, report, job):
    for address in (SUBMISSIONS, JOBS, ROUTES, page_of(report), f"{JOBS}inspect/{job.pk}/"):
        assert handler.get(address).status_code == 200
    assert entries("refused") == []


def test_a_superuser_sees_that_it_exists_and_cannot_read_it(superuser, report):
    assert report.reference in text_of(superuser.get(SUBMISSIONS))
    assert "Open the report" not in text_of(superuser.get(page_of(report)))
    assert superuser.post(page_of(report)).status_code == 404
    assert len(entries("opened")) == 0


def test_who_handles_no_reports_has_no_register(admin_process, report):
    editor = colleague("north.editor")
    for address in (SUBMISSIONS, JOBS, ROUTES):
        assert editor.get(address).status_code in (302, 403)
    assert editor.get(page_of(report)).status_code == 404
    assert "Public reports" not in text_of(editor.get("/admin/"))


def test_the_menu_leads_handlers_to_the_registers(handler):
    page = handler.get("/admin/").content.decode()
    for address in (SUBMISSIONS, JOBS, ROUTES):
        assert address in page


def test_nobody_signed_in_is_sent_to_sign_in(admin_process, report):
    for address in (SUBMISSIONS, page_of(report)):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "login" in answer["Location"]


@pytest.mark.parametrize(
    "lookup",
    [
        {"site__hostname__startswith": "n"},
        {"form_version__title": "x"},
        {"key__sealed_key__isnull": "0"},
        {"sealed": "x"},
        {"urgency__startswith": "u"},
    ],
)
def test_a_register_takes_no_lookup_but_its_own_filters(handler, lookup):
    assert handler.get(SUBMISSIONS, lookup).status_code == 404


@pytest.mark.parametrize("action", ["create", "edit/{}", "delete/{}"])
def test_reports_and_jobs_cannot_be_made_changed_or_deleted(handler, superuser, report, job, action):
    for client in (handler, superuser):
        for address in (SUBMISSIONS + action.format(report.pk), JOBS + action.format(job.pk)):
            assert client.post(f"{address}/").status_code in (302, 403, 404)
    with within_sites(report.site_id):
        assert Submission.objects.count() == Job.objects.filter(kind="deliver").count() == 1
        assert Job.objects.get(pk=job.pk).state == Job.ATTENTION


def test_a_job_is_shown_with_every_attempt(handler, job):
    words = text_of(handler.get(f"{JOBS}inspect/{job.pk}/"))
    assert "Try number 1 failed." in words
    assert "Try number 2 failed." in words
    assert "Send it again" in words


def test_the_registers_speak_in_words_and_tell_the_time_as_the_force_does(handler, report, job, force):
    with within_sites(force.site_id):
        Submission.objects.update(submitted_at=datetime(2026, 7, 5, 13, 5, tzinfo=UTC))
        Route.objects.update(active=False, off_reason="The records system is being moved.")
    assert "5 Jul 2026, 14:05" in text_of(handler.get(SUBMISSIONS))
    of_job = text_of(handler.get(f"{JOBS}inspect/{job.pk}/"))
    assert "Not taken; to be tried again" in of_job
    for words in (text_of(handler.get(JOBS)), of_job, text_of(handler.get(page_of(report)))):
        assert "Delivery" in words
        assert "False" not in words
    assert "No: The records system is being moved." in text_of(handler.get(ROUTES))


def test_sending_again_makes_the_job_due_and_is_recorded(handler, job, force):
    answer = handler.post(f"/admin/reports/jobs/{job.pk}/resend/")
    assert answer.status_code == 302
    with within_sites(force.site_id):
        again = Job.objects.get(pk=job.pk)
    assert (again.state, again.failures) == (Job.WAITING, 0)
    assert again.due_at <= timezone.now()
    assert [entry.actor for entry in entries("sent again")] == ["north.handler"]
    handler.post(f"/admin/reports/jobs/{job.pk}/resend/")
    assert len(entries("sent again")) == 1


def test_sending_again_needs_the_permission_and_a_button(admin_process, job, force):
    reader = colleague("north.reader", force.site_id, ("view_submission",))
    assert "Send it again" not in text_of(reader.get(f"{JOBS}inspect/{job.pk}/"))
    assert reader.post(f"/admin/reports/jobs/{job.pk}/resend/").status_code == 404
    assert reader.get(f"/admin/reports/jobs/{job.pk}/resend/").status_code == 405


def test_routes_are_listed_for_handlers_and_changed_by_who_may(handler, admin_process, force):
    with everywhere():
        route = Route.objects.get(site_id=force.site_id)
    assert "127.0.0.1:9" in text_of(handler.get(ROUTES))
    assert handler.get(f"{ROUTES}edit/{route.pk}/").status_code in (302, 403)
    keeper = colleague("north.keeper", force.site_id, ("change_route",))
    page = keeper.get(f"{ROUTES}edit/{route.pk}/")
    assert page.status_code == 200
    assert "never the secret itself" in text_of(page)
    form = {
        "site": force.site_id, "service_slug": "", "adapter": "standard_api", "address": "https://rms.example.com/api",
        "secret_name": "north-rms", "options": "{}", "active": "on", "off_reason": "", "max_at_once": "3",
    }  # fmt: skip
    answer = keeper.post(f"{ROUTES}edit/{route.pk}/", form)
    assert answer.status_code == 302, re.findall(r"error-message.*?</", answer.content.decode(), re.DOTALL)
    with everywhere():
        route.refresh_from_db()
    assert route.address == "https://rms.example.com/api"
    [entry] = entries("route.changed")
    assert entry.actor == "north.keeper"
    assert "rms.example.com" not in str(entry.detail)


def test_a_route_goes_only_to_a_site_of_ones_own(admin_process, force, version):
    other = make_force("south")
    offer(other, version)
    keeper = colleague("north.keeper", force.site_id, ("change_route",))
    with everywhere():
        theirs = Route.objects.get(site_id=other.site_id)
    assert keeper.get(f"{ROUTES}edit/{theirs.pk}/").status_code == 404
    form = {"site": other.site_id, "service_slug": "x", "adapter": "standard_api", "address": "https://a.example.com/"}
    keeper.post(f"{ROUTES}create/", {**form, "options": "{}"})
    with everywhere():
        assert Route.objects.filter(site_id=other.site_id).count() == 1


def test_the_same_person_on_the_public_site_is_nobody(report):
    assert Person("north.localhost").get(page_of(report)).status_code == 404
