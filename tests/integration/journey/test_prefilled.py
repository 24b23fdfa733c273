"""A link can fill answers in for a person, who still walks through them; it shows nobody what it carries."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
from django.utils import timezone

from contact_forms.models import Draft, Submission
from contact_forms.prefill import LONGEST_TOKEN, TooMuch, open_prefill, seal_prefill
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.conftest import SERVICE, make_force, offer
from tests.integration.journey.person import PATH, Person, text_of

pytestmark = pytest.mark.django_db

START = f"/report/{SERVICE}/"
ANSWERS = {"place": "Quiet Lane", "car": "no", "story": "Filled in for you."}
WEEK = timedelta(days=7)


@pytest.fixture
def token(force):
    return seal_prefill(force.site_id, SERVICE, ANSWERS, WEEK)


def opens(person, token):
    return person.get(f"{START}prefilled/{token}/")


def test_the_link_leads_to_the_start_page_and_out_of_the_address_bar(person, token):
    answer = opens(person, token)
    assert (answer.status_code, answer["Location"]) == (303, START)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    cookie = answer.cookies["soh-prefill"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["max-age"]
    with everywhere():
        assert Draft.objects.count() == 0, "a GET changes nothing"


def test_what_was_filled_in_is_shown_and_is_no_answer_until_the_person_goes_on(person, token):
    opens(person, token)
    assert person.get("check-your-answers/")["Location"] == f"{PATH}danger/"
    person.post("danger/", danger="no")
    assert 'value="Quiet Lane"' in person.get("place/").content.decode()
    assert person.get("story/")["Location"] == f"{PATH}place/", "nothing is passed over"
    assert "soh-prefill" not in {name for name, cookie in person.client.cookies.items() if cookie.value}


def test_the_person_may_say_something_else(person, token, force):
    opens(person, token)
    person.post("danger/", danger="no")
    person.post("place/", place="My own words")
    assert 'value="My own words"' in person.get("place/").content.decode()
    person.post("car/", car="no")
    assert "Filled in for you." in text_of(person.get("story/"))
    person.post("story/", story="And mine.")
    page = text_of(person.get("check-your-answers/"))
    assert "My own words" in page and "And mine." in page and "Filled in for you." not in page
    assert person.send()["Location"] == f"{PATH}confirmation/"
    with within_sites(force.site_id):
        assert Submission.objects.count() == 1


def test_a_journey_that_was_begun_keeps_its_own_answers(person, token):
    person.post("danger/", danger="no")
    person.post("place/", place="Said before")
    opens(person, token)
    assert 'value="Said before"' in person.get("place/").content.decode()
    person.post("car/", car="no")
    assert "Filled in for you." in text_of(person.get("story/"))


def test_the_welsh_link_leads_to_the_welsh_page(force, token):
    person = Person("north.localhost", "cy")
    assert opens(person, token)["Location"] == f"/cy{START}"


def changed(token):
    return token[:-5] + ("A" if token[-5] != "A" else "B") + token[-4:]


@pytest.mark.parametrize("wrong", ["changed", "expired", "another site", "another service", "x", "A" * 4_000])
def test_any_other_token_leads_to_the_ordinary_start_page(person, force, token, version, wrong):
    made = {
        "changed": lambda: changed(token),
        "expired": lambda: seal_prefill(force.site_id, SERVICE, ANSWERS, WEEK, timezone.now() - timedelta(days=8)),
        "another site": lambda: seal_prefill(force.site_id + 1, SERVICE, ANSWERS, WEEK),
        "another service": lambda: seal_prefill(force.site_id, "crime", ANSWERS, WEEK),
    }
    answer = opens(person, made[wrong]() if wrong in made else wrong)
    assert (answer.status_code, answer["Location"]) == (303, START)
    assert "soh-prefill" not in answer.cookies
    person.post("danger/", danger="no")
    assert "Quiet Lane" not in person.get("place/").content.decode()


def test_a_link_of_another_force_fills_nothing_in_here(person, token, version):
    other = make_force("south")
    offer(other, version)
    stranger = Person("south.localhost")
    assert "soh-prefill" not in opens(stranger, token).cookies


@pytest.mark.parametrize("cookie", ["", "x", "é" * 10, "=" * 40, "A" * 3_900])
def test_a_cookie_that_is_not_ours_fills_nothing_in(person, cookie):
    person.client.cookies["soh-prefill"] = cookie
    assert person.post("danger/", danger="no").status_code == 303


def test_answers_to_questions_that_are_gone_or_have_changed_are_left_out(person, force):
    opens(person, seal_prefill(force.site_id, SERVICE, {"gone": "x", "place": ["a", "list"], "story": "Kept."}, WEEK))
    person.post("danger/", danger="no")
    assert person.get("place/").status_code == 200
    person.post("place/", place="Here")
    person.post("car/", car="no")
    assert "Kept." in text_of(person.get("story/"))


def test_leaving_forgets_what_was_filled_in(person, token):
    opens(person, token)
    person.client.get("/leave/", headers={"host": person.host, "sec-fetch-site": "same-origin"})
    assert not person.client.cookies["soh-prefill"].value


def test_the_link_shows_nothing_of_what_it_carries(force, token):
    sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert b"Quiet" not in sealed and b"place" not in sealed
    assert token != seal_prefill(force.site_id, SERVICE, ANSWERS, WEEK), "not even whether two are alike"
    assert open_prefill(token, force.site_id, SERVICE) == ANSWERS


def test_more_than_a_browser_keeps_is_refused_when_the_link_is_made(force):
    with pytest.raises(TooMuch):
        seal_prefill(force.site_id, SERVICE, {"story": "x" * LONGEST_TOKEN}, WEEK)
