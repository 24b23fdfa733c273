"""A long form as a list of tasks, the notices of risk in it, and the exits that are counted."""

from __future__ import annotations

import pytest

from contact_forms.models import ExitCount
from contact_forms.walls import within_sites
from tests.integration.journey.conftest import make_version, offer
from tests.integration.journey.person import Person, text_of
from tests.integration.journey.structured_form import FORM_WITH_TASKS
from tests.integration.journey.test_items import add
from tests.integration.journey.test_statements import Cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(force) -> Person:
    """Somebody who has come to the task list."""
    offer(force, make_version(FORM_WITH_TASKS, "d" * 64))
    person = Person("north.localhost")
    person.post("danger/", danger="yes")
    return person


def incident(person: Person, what: str = "crash") -> None:
    person.post("what/", what=what)
    person.post("when/", **{"day-day": "1", "day-month": "3", "day-year": "2026"})


def test_what_comes_before_leads_to_the_list(force):
    offer(force, make_version(FORM_WITH_TASKS, "d" * 64))
    person = Person("north.localhost")
    assert person.get("").headers["Location"].endswith("/form/danger/")
    assert person.get("task-list/").headers["Location"].endswith("/form/danger/")
    assert person.post("danger/", danger="yes").headers["Location"].endswith("/form/task-list/")


def test_the_list_says_where_each_task_stands(planner):
    listed = text_of(planner.get("task-list/"))
    assert "The incident Not started" in listed and "Vehicles Not started" in listed
    assert "People Cannot start yet" in listed, "who drove is asked of those with several vehicles"
    planner.post("registration--1/", **{"registration--1": "AA11 AAA"})
    assert "Vehicles In progress" in text_of(planner.get("task-list/"))


def test_tasks_are_done_in_any_order_and_each_leads_back_to_the_list(planner):
    add(planner, 1, "AA11 AAA")
    assert planner.post("vehicles/", **{"vehicles--more": "no"}).headers["Location"].endswith("/form/task-list/")
    assert "People Cannot start yet" in text_of(planner.get("task-list/")), "it also asks when it was"
    assert planner.get("name/").headers["Location"].endswith("/form/task-list/")
    incident(planner)
    assert planner.get("check-your-answers/").headers["Location"].endswith("/form/task-list/")
    planner.post("why-late/", **{"why-late": ""})
    planner.post("name/", name="Sam")
    done = text_of(planner.get("task-list/"))
    assert "You have completed 3 of 3 parts." in done and "Check your answers" in done
    assert planner.get("check-your-answers/").status_code == 200
    assert planner.send().headers["Location"].endswith("/form/confirmation/")
    assert planner.get("task-list/").headers["Location"].endswith("/form/confirmation/")


def test_back_from_the_first_page_of_a_task_is_the_list(planner):
    assert 'href="/report/antisocial-behaviour/form/task-list/"' in planner.get("what/").content.decode()


def test_a_page_of_the_list_costs_one_statement(planner):
    with Cost() as cost:
        assert planner.get("task-list/").status_code == 200
    assert len(cost.statements) == 1


def test_a_form_without_tasks_has_no_list(person):
    assert person.get("task-list/").status_code == 404


def test_a_sign_of_risk_is_answered_on_the_next_page_and_to_the_end(planner):
    planner.post("what/", what="weapon")
    following = text_of(planner.get("when/"))
    assert "call 999" in following and "Tell us what they looked like." in following
    assert "call 999" in text_of(planner.get("task-list/"))
    planner.post("what/", what="crash")
    following = text_of(planner.get("when/"))
    assert "call 999. Do not wait" not in following and "looked like" not in following


def test_a_lesser_sign_names_101(planner):
    planner.post("what/", what="again")
    following = text_of(planner.get("when/"))
    assert "If you want to speak to us today, call 101." in following and "Do not wait" not in following


def test_an_exit_names_who_deals_with_it_and_is_counted_once_each_time(planner, force):
    response = planner.post("what/", what="noise")
    assert response.headers["Location"].endswith("/form/council/")
    assert "Contact: Your local council" in text_of(planner.get("council/"))
    planner.post("what/", what="noise")
    planner.post("what/", what="crash")
    planner.post("what/", what="noise")
    with within_sites(force.site_id):
        (count,) = ExitCount.objects.all()
    assert (count.service_slug, count.exit_key, count.hands_to, count.number) == (
        "antisocial-behaviour",
        "council",
        "Your local council",
        2,
    )


@pytest.mark.django_db(transaction=True)
def test_counting_costs_one_statement_more_and_steps_cost_what_they_did(planner):
    with Cost() as cost:
        planner.post("what/", what="noise")
    assert (len(cost.statements), cost.commits) == (3, 1)
    with Cost() as cost:
        planner.post("what/", what="crash")
    assert (len(cost.statements), cost.commits) == (2, 1)
