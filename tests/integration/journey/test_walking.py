"""A person walks the form: forwards, back, sideways and in another language."""

import pytest

from contact_forms.models import Draft
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, Person, text_of

pytestmark = pytest.mark.django_db


def test_the_form_address_leads_to_the_first_step(person):
    answer = person.get("")
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}danger/")


def test_a_good_answer_leads_to_the_next_step(person):
    answer = person.post("danger/", danger="no")
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}place/")
    assert "Where did it happen?" in text_of(person.get("place/"))


def test_an_answer_that_ends_the_road_leads_to_the_exit(person):
    answer = person.post("danger/", danger="yes")
    assert answer["Location"] == f"{PATH}call-999/"
    assert "Do not use this form." in text_of(person.get("call-999/"))
    assert person.get("place/")["Location"] == f"{PATH}call-999/"


@pytest.mark.parametrize("step", ["story/", "check-your-answers/", "registration/", "confirmation/"])
def test_a_skipped_step_leads_to_the_first_unanswered_one(person, step):
    person.post("danger/", danger="no")
    answer = person.get(step)
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}place/")


def test_a_forged_step_is_not_kept(person):
    person.post("danger/", danger="no")
    answer = person.post("story/", story="Too early")
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}place/")
    person.post("place/", place="Here")
    person.post("car/", car="no")
    assert "Too early" not in person.get("story/").content.decode()


def test_without_a_journey_a_later_step_leads_to_the_first(force):
    stranger = Person("north.localhost")
    assert stranger.get("story/")["Location"] == f"{PATH}danger/"
    with everywhere():
        assert Draft.objects.count() == 0


def test_an_answer_for_which_there_is_no_journey_is_not_dropped_in_silence(person):
    person.walk()
    del person.client.cookies["soh-journey"]
    answer = person.post("story/", story="They shouted again.")
    assert answer.status_code == 410
    assert "Your answers have been deleted" in text_of(answer)


def test_going_back_on_the_way_of_a_change_leads_to_the_page_before_and_still_changes(person):
    person.walk(car="no")
    person.post("car/?change=1", car="yes")
    assert f'href="{PATH}car/?change=1"' in person.get("registration/?change=1").content.decode()
    answer = person.post("car/?change=1", car="no")
    assert answer["Location"] == f"{PATH}check-your-answers/"
    assert f'href="{PATH}check-your-answers/"' in person.get("car/?change=1").content.decode()


def test_without_a_journey_nothing_is_begun(force):
    stranger = Person("north.localhost")
    stranger.post("story/", story="x")
    with everywhere():
        assert Draft.objects.count() == 0


@pytest.mark.parametrize("step", ["no-such-step/", "danger2/"])
def test_an_unknown_step_is_not_found(person, step):
    for answer in (person.get(step), person.post(step, danger="no")):
        assert answer.status_code == 404
        assert "Page not found" in text_of(answer)


def test_a_form_that_is_not_offered_is_not_found(person):
    assert person.get("/report/no-such-service/form/danger/").status_code == 404


def test_going_back_shows_the_answer_given(person):
    person.post("danger/", danger="no")
    person.post("place/", place="High Street")
    assert 'value="High Street"' in person.get("place/").content.decode()


def test_a_change_leads_back_to_check_your_answers(person):
    person.walk()
    page = person.get("place/?change=1").content.decode()
    assert f'action="{PATH}place/?change=1"' in page
    answer = person.post("place/?change=1", place="Low Road")
    assert answer["Location"] == f"{PATH}check-your-answers/"
    assert "Low Road" in text_of(person.get("check-your-answers/"))


def test_a_change_that_opens_a_question_leads_to_that_question_first(person):
    person.walk(car="no")
    answer = person.post("car/?change=1", car="yes")
    assert answer["Location"] == f"{PATH}registration/?change=1"
    answer = person.post("registration/?change=1", registration="AB12 CDE")
    assert answer["Location"] == f"{PATH}check-your-answers/"


def test_an_answer_on_a_road_not_taken_is_kept_but_not_shown(person):
    person.walk(car="yes")
    assert "AB12 CDE" in text_of(person.get("check-your-answers/"))
    person.post("car/?change=1", car="no")
    assert "AB12 CDE" not in text_of(person.get("check-your-answers/"))
    person.post("car/?change=1", car="yes")
    assert "AB12 CDE" in text_of(person.get("check-your-answers/"))


def test_two_tabs_do_not_undo_each_other(person):
    person.walk()
    person.get("place/?change=1")
    person.get("story/?change=1")
    person.post("place/?change=1", place="Changed place")
    person.post("story/?change=1", story="Changed story")
    page = text_of(person.get("check-your-answers/"))
    assert "Changed place" in page
    assert "Changed story" in page


def test_changing_language_keeps_the_answers(person):
    person.post("danger/", danger="no")
    person.post("place/", place="High Street")
    page = person.get("place/").content.decode()
    assert f'href="/cy{PATH}place/"' in page
    person.language = "cy"
    welsh = person.get("place/").content.decode()
    assert 'value="High Street"' in welsh
    assert "Ble digwyddodd?" in welsh
    assert '<html lang="cy"' in welsh
    answer = person.post("car/", car="no")
    assert answer["Location"] == f"/cy{PATH}story/"


def test_problems_are_told_in_welsh(person):
    person.language = "cy"
    page = text_of(person.post("danger/", danger=""))
    assert "Dewiswch ie neu na ar gyfer “A oes unrhyw un mewn perygl?”" in page


def test_an_urgent_answer_brings_the_advice_to_call_999(person):
    person.post("danger/", danger="no")
    person.post("place/", place="x")
    person.post("car/", car="yes")
    assert "danger now, call 999" in text_of(person.get("registration/"))
    assert "danger now, call 999" not in text_of(Person("north.localhost").get("danger/"))


def test_no_page_of_a_journey_is_stored_or_indexed(person):
    person.walk()
    for step in ("danger/", "place/", "check-your-answers/"):
        answer = person.get(step)
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert person.post("place/", place="x")["Cache-Control"] == "no-store"


def test_the_cookie_is_for_the_server_alone(person):
    person.post("danger/", danger="no")
    cookie = person.client.cookies["soh-journey"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["max-age"]


def test_the_first_page_sets_no_journey_cookie(person):
    person.get("danger/")
    assert "soh-journey" not in person.client.cookies


def test_two_services_share_one_cookie_and_not_one_draft(person, force, version):
    from contact_forms.models import FormVersion
    from contact_forms.tenant import FormOffer
    from tests.integration.journey import offering
    from tests.integration.journey.form import FORM, PLAN

    other = FormVersion.objects.create(
        service_slug="noise", content_hash="n", title="Noise", definition=FORM, plan=PLAN
    )
    offering.OFFERS[force.site_id]["report/noise"] = FormOffer("report/noise", "noise", "Noise", "", other.pk, ("en",))
    person.post("danger/", danger="no")
    secret = person.client.cookies["soh-journey"].value
    person.post("place/", place="High Street")
    person.post("/report/noise/form/danger/", danger="no")
    assert person.client.cookies["soh-journey"].value == secret
    assert "High Street" not in person.get("/report/noise/form/place/").content.decode()
    assert "High Street" in person.get("place/").content.decode()


def test_a_journey_begun_is_finished_after_the_force_withdrew_the_form(person, force):
    from tests.integration.journey import offering

    person.walk()
    offering.OFFERS[force.site_id].clear()
    assert person.send()["Location"] == f"{PATH}confirmation/"
    assert person.reference()
    assert Person("north.localhost").get("danger/").status_code == 404


def test_a_journey_begun_is_finished_with_the_form_it_was_begun_with(person, force):
    from tests.integration.journey.conftest import make_version, offer
    from tests.integration.journey.form import FORM

    person.post("danger/", danger="no")
    newer = make_version({**FORM, "steps": [FORM["steps"][0], FORM["steps"][-1]]}, "b" * 64)
    offer(force, newer)
    assert "Where did it happen?" in text_of(person.get("place/"))
    assert Person("north.localhost").get("place/").status_code == 404
