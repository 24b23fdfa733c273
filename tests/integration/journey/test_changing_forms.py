"""A form changes while people fill it in: they move to it where that is safe, and otherwise keep the one they began."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from contact_forms.models import Draft, Submission
from contact_forms.walls import within_sites
from tests.integration.journey.conftest import make_version, offer
from tests.integration.journey.form import FORM
from tests.integration.journey.person import PATH, Person, text_of
from tests.integration.journey.test_statements import Cost

pytestmark = pytest.mark.django_db


def changed(**steps: Any) -> dict[str, Any]:
    """The form with other members for some of its steps, by key."""
    form = copy.deepcopy(FORM)
    for step in form["steps"]:
        step.update(steps.get(step["key"], {}))
    return form


def reworded() -> dict[str, Any]:
    question = FORM["steps"][2]["questions"][0]
    return changed(place={"questions": [{**question, "label": {"en": "Which street was it?", "cy": "Pa stryd?"}}]})


def with_a_new_question(*, required: bool) -> dict[str, Any]:
    new = {"key": "town", "kind": "text", "label": {"en": "Which town?", "cy": "Pa dref?"}, "required": required}
    return changed(place={"questions": [*FORM["steps"][2]["questions"], new]})


@pytest.fixture
def publish(force):
    """`publish(form)`: from now on the force offers this form."""

    def publish(definition: dict[str, Any]) -> int:
        version = make_version(definition, "b" * 64)
        offer(force, version)
        return version.pk

    return publish


def version_of_the_draft(force) -> int:
    with within_sites(force.site_id):
        return Draft.objects.get().form_version_id


def test_other_words_reach_the_person_at_the_next_request(person, publish, force):
    person.post("danger/", danger="no")
    begun = version_of_the_draft(force)
    newer = publish(reworded())
    assert "Which street was it?" in text_of(person.get("place/"))
    assert version_of_the_draft(force) == begun, "looking changes nothing"
    person.post("place/", place="High Street")
    assert version_of_the_draft(force) == newer
    assert begun != newer


def test_moving_costs_no_statement_more(person, publish):
    person.post("danger/", danger="no")
    publish(reworded())
    person.get("place/")
    with Cost() as cost:
        assert person.get("place/").status_code == 200
    assert len(cost.statements) == 1
    with Cost() as cost:
        person.post("place/", place="High Street")
    assert len(cost.statements) == 2


def test_a_new_question_that_may_be_left_blank_is_asked_of_whoever_was_past_it(person, publish):
    person.walk()
    publish(with_a_new_question(required=False))
    assert person.get("check-your-answers/")["Location"] == f"{PATH}place/"
    page = person.get("place/").content.decode()
    assert 'value="High Street"' in page
    assert "Which town?" in page
    person.post("place/", place="High Street", town="")
    assert "They shouted." in text_of(person.get("check-your-answers/"))


def test_a_report_keeps_the_form_that_its_person_saw_last(person, publish, force):
    person.walk()
    newer = publish(reworded())
    assert "Which street was it?" in text_of(person.get("check-your-answers/"))
    person.send()
    with within_sites(force.site_id):
        assert Submission.objects.get().form_version_id == newer
    assert person.get("confirmation/").status_code == 200


def test_nobody_sends_under_words_they_have_not_seen(person, publish, force):
    person.walk()
    seen = person.seen()
    publish(reworded())
    again = person.post("check-your-answers/", seen=seen)
    assert again.status_code == 422
    assert "This form has changed since you opened the page." in text_of(again)
    assert "Which street was it?" in text_of(again)
    with within_sites(force.site_id):
        assert not Submission.objects.exists()
    assert person.post("check-your-answers/", seen=person.seen())["Location"] == f"{PATH}confirmation/"


def test_after_a_breaking_change_the_journey_goes_on_as_it_was_begun(person, publish, force):
    person.post("danger/", danger="no")
    begun = version_of_the_draft(force)
    publish(with_a_new_question(required=True))
    assert "Which town?" not in text_of(person.get("place/"))
    person.post("place/", place="High Street")
    person.post("car/", car="no")
    person.post("story/", story="They shouted.")
    assert version_of_the_draft(force) == begun
    person.send()
    with within_sites(force.site_id):
        assert Submission.objects.get().form_version_id == begun
    assert "Which town?" in text_of(_stranger_at_place())


def _stranger_at_place() -> Any:
    stranger = Person("north.localhost")
    stranger.post("danger/", danger="no")
    return stranger.get("place/")


def test_changing_the_language_on_the_way_keeps_the_answers_and_the_report_says_which(person, force):
    person.walk(story="They shouted at us.")
    person.language = "cy"
    assert "They shouted at us." in text_of(person.get("check-your-answers/"))
    # The language is that of the last page on which something was said.
    person.post("story/", story="Roedden nhw'n gweiddi.")
    person.send()
    with within_sites(force.site_id):
        assert Submission.objects.get().language == "cy"
