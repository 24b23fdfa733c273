"""A journey is sent once, whatever the person presses."""

import pytest

from contact_forms.models import Draft, Job
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, text_of

pytestmark = pytest.mark.django_db


def test_check_your_answers_shows_every_answer_and_the_declaration(person):
    person.walk()
    page = person.get("check-your-answers/")
    words = text_of(page)
    for said in ("High Street", "There was no car", "They shouted.", "Not provided", "What I have said is true."):
        assert said in words
    assert f'href="{PATH}place/?change=1"' in page.content.decode()
    assert "Accept and send" in words


def test_sending_shows_a_reference_and_owes_the_delivery(person, force, submissions):
    person.walk()
    answer = person.send()
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}confirmation/")
    [(submission, said)] = submissions()
    page = text_of(person.get("confirmation/"))
    assert submission.reference in page
    assert "Report received" in page
    assert "We will read it." in page
    assert said["story"] == "They shouted."
    with within_sites(force.site_id):
        assert Job.objects.filter(submission=submission, state=Job.WAITING).count() == 1


def test_an_answer_on_a_road_not_taken_is_not_sent(person, submissions):
    person.walk(car="yes")
    person.post("car/?change=1", car="no")
    person.send()
    [(_, said)] = submissions()
    assert "registration" not in said


def test_sent_twice_it_is_one_submission_with_one_reference(person, submissions):
    person.walk()
    person.send()
    first = person.reference()
    again = person.send()
    assert again["Location"] == f"{PATH}confirmation/"
    assert person.reference() == first
    assert len(submissions()) == 1


def test_back_after_sending_leads_to_the_confirmation(person):
    person.walk()
    person.send()
    for step in ("check-your-answers/", "story/", "place/"):
        assert person.get(step)["Location"] == f"{PATH}confirmation/"
    assert person.post("story/", story="Something else")["Location"] == f"{PATH}confirmation/"


def test_the_first_step_is_blank_after_sending_and_begins_a_new_journey(person, submissions):
    person.walk()
    person.send()
    first = person.reference()
    assert "checked" not in person.get("danger/").content.decode()
    person.walk(story="A second report.")
    person.send()
    assert person.reference() != first
    assert len(submissions()) == 2


def test_start_again_forgets_the_answers(person):
    person.walk()
    answer = person.post("start-again/")
    assert (answer.status_code, answer["Location"]) == (303, f"{PATH}danger/")
    assert "checked" not in person.get("danger/").content.decode()
    with everywhere():
        assert Draft.objects.count() == 0


def test_start_again_by_a_link_changes_nothing(person):
    person.walk()
    person.get("start-again/")
    assert person.get("check-your-answers/").status_code == 200


def test_a_journey_that_is_not_complete_is_not_sent(person, submissions):
    person.post("danger/", danger="no")
    assert person.send()["Location"] == f"{PATH}place/"
    assert submissions() == []


def test_the_confirmation_is_in_the_language_of_the_reader(person):
    person.walk()
    person.send()
    person.language = "cy"
    assert "Adroddiad wedi dod i law" in text_of(person.get("confirmation/"))


@pytest.mark.parametrize(("car", "is_urgent"), [("yes", True), ("no", False)])
def test_the_confirmation_of_an_urgent_report_says_again_to_call_999(person, car, is_urgent):
    person.walk(car=car)
    person.send()
    page = text_of(person.get("confirmation/"))
    assert ("danger now, call 999" in page) is is_urgent
    assert "Sent on" in page
