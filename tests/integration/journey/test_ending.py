"""How a journey ends without being sent: time, and leaving."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from contact_forms.models import Draft, DraftHolder, Submission
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def expired(person):
    """A person whose answers ran out of time."""
    person.walk()
    with everywhere():
        Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return person


@pytest.mark.parametrize("step", ["place/", "check-your-answers/"])
def test_an_expired_journey_says_so_and_that_nothing_was_sent(expired, force, step):
    for answer in (expired.get(step), expired.post(step, place="x")):
        words = text_of(answer)
        assert answer.status_code == 410
        assert "Your answers have been deleted" in words
        assert f"{settings.SOH_DRAFT_HOURS} hours after the last one" in words
        assert "Nothing was sent to the police" in words
        assert f'href="{PATH}"' in answer.content.decode()
    with within_sites(force.site_id):
        assert Submission.objects.count() == 0


def test_an_expired_journey_begins_anew_at_the_first_step(expired):
    assert "checked" not in expired.get("danger/").content.decode()
    assert expired.post("danger/", danger="no")["Location"] == f"{PATH}place/"
    assert "High Street" not in expired.get("place/").content.decode()


@pytest.mark.parametrize("was_sent", [True, False])
def test_a_purged_journey_says_so_and_claims_nothing_about_sending(person, was_sent):
    person.walk()
    if was_sent:
        person.send()
    with everywhere():
        Draft.objects.all().delete()
    answers = [person.get("check-your-answers/"), person.get("confirmation/"), person.get("story/")]
    for answer in (*answers, person.send(), person.post("story/", story="x")):
        words = text_of(answer)
        assert answer.status_code == 410
        assert "If you saw a reference number, we have what you sent." in words
        assert "Nothing was sent to the police" not in words
    assert person.get("danger/").status_code == 200


def test_each_answer_moves_the_end_on(person):
    person.post("danger/", danger="no")
    soon = timezone.now() + timedelta(minutes=1)
    with everywhere():
        Draft.objects.update(expires_at=soon)
    person.post("place/", place="x")
    with everywhere():
        assert Draft.objects.get().expires_at > soon + timedelta(hours=settings.SOH_DRAFT_HOURS - 1)


def test_leaving_ends_every_draft_and_leads_away(person):
    person.walk()
    answer = person.get("/leave/", **{"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.bbc.co.uk/weather"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert answer.cookies["soh-journey"]["max-age"] == 0
    assert answer.cookies["soh-csrf"]["max-age"] == 0
    with everywhere():
        assert Draft.objects.count() == DraftHolder.objects.count() == 0


@pytest.mark.parametrize("origin", [None, "none", "same-site", "cross-site"])
def test_a_link_from_elsewhere_leads_away_and_destroys_nothing(person, origin):
    person.walk()
    headers = {"sec-fetch-site": origin} if origin else {}
    answer = person.get("/leave/", **headers)
    assert answer["Location"] == "https://www.bbc.co.uk/weather"
    assert "Clear-Site-Data" not in answer
    assert not answer.cookies
    assert person.get("check-your-answers/").status_code == 200


def test_leaving_in_welsh_leads_away_too(person):
    person.language = "cy"
    assert person.get("/leave/").status_code == 303


def test_without_another_site_leaving_shows_a_page(person):
    with override_settings(SOH_LEAVE_ADDRESS=""):
        answer = person.get("/leave/", **{"sec-fetch-site": "same-origin"})
    assert "You have left this page" in text_of(answer)


def test_leaving_keeps_a_report_that_was_sent(person, force):
    person.walk()
    person.send()
    person.get("/leave/", **{"sec-fetch-site": "same-origin"})
    with within_sites(force.site_id):
        assert Submission.objects.count() == 1
    assert person.get("confirmation/").status_code == 303


def test_the_database_alone_does_not_tell_what_was_answered(person):
    person.walk(story="Something that only I know")
    secret = person.client.cookies["soh-journey"].value
    with everywhere(), connection.cursor() as cursor:
        cursor.execute("SELECT draft.*, holder.* FROM contact_forms_draft draft, contact_forms_draftholder holder")
        row = repr([bytes(value) if isinstance(value, memoryview) else value for value in cursor.fetchone()])
    assert "only I know" not in row
    assert secret not in row
