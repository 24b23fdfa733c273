"""Several things alike: added, changed, removed, in one tab and in two."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from contact_forms.engine import record_values, walk
from tests.integration.journey.conftest import make_version, offer
from tests.integration.journey.person import Person, text_of
from tests.integration.journey.structured_form import FORM_IN_A_LINE
from tests.integration.journey.test_statements import Cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def driver(force) -> Person:
    """Somebody who has come to the first vehicle."""
    offer(force, make_version(FORM_IN_A_LINE, "b" * 64))
    person = Person("north.localhost")
    person.post("danger/", danger="yes")
    person.post("what/", what="crash")
    today = timezone.localdate()
    person.post("when/", **{"day-day": today.day, "day-month": today.month, "day-year": today.year})
    return person


def add(person: Person, number: int, registration: str, *, more: str = "") -> None:
    person.post(f"registration--{number}/", **{f"registration--{number}": registration})
    person.post(f"damage--{number}/", **{f"damaged--{number}": "no"})
    if more:
        person.post("vehicles/", **{"vehicles--more": more})


def three(person: Person) -> None:
    add(person, 1, "AA11 AAA", more="yes")
    add(person, 2, "BB22 BBB", more="yes")
    add(person, 3, "CC33 CCC", more="no")


def removal(person: Person, number: int) -> str:
    """What the page that asks before removing carries about the item."""
    page = person.get(f"vehicles/?remove={number}").content.decode()
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_a_vehicle_is_asked_about_then_listed_and_another_can_be_added(driver):
    add(driver, 1, "AA11 AAA")
    listed = text_of(driver.get("vehicles/"))
    assert "Vehicle 1 AA11 AAA" in listed and "Do you need to add another vehicle?" in listed
    assert "Remove" not in listed, "one vehicle is the least there may be"
    response = driver.post("vehicles/", **{"vehicles--more": "yes"})
    assert response.headers["Location"].endswith("/form/registration--2/")
    assert "Vehicle 2" in text_of(driver.get("registration--2/"))


def test_who_says_no_goes_on(driver):
    add(driver, 1, "AA11 AAA")
    assert driver.post("vehicles/", **{"vehicles--more": "no"}).headers["Location"].endswith("/form/name/")


def test_the_list_wants_an_answer(driver):
    add(driver, 1, "AA11 AAA")
    response = driver.post("vehicles/")
    assert response.status_code == 422
    assert "Select yes if you need to add another vehicle" in text_of(response)


def test_an_item_that_is_not_finished_is_listed_and_can_be_removed(driver):
    add(driver, 1, "AA11 AAA", more="yes")
    driver.post("registration--2/", **{"registration--2": "BB22 BBB"})
    page = driver.get("vehicles/")
    assert "Vehicle 2 BB22 BBB Not finished" in text_of(page)
    assert "another vehicle" not in text_of(page)
    assert driver.post("vehicles/").headers["Location"].endswith("/form/damage--2/")
    driver.post("vehicles/", remove="2", seen=removal(driver, 2))
    assert "Vehicle 2" not in text_of(driver.get("vehicles/"))


def test_removing_the_first_moves_the_others_up(driver):
    three(driver)
    asked = text_of(driver.get("vehicles/?remove=1"))
    assert "Do you want to remove this? Vehicle 1 AA11 AAA" in asked and "Keep it" in asked
    response = driver.post("vehicles/", remove="1", seen=removal(driver, 1))
    assert response.headers["Location"].endswith("/form/vehicles/")
    listed = text_of(driver.get("vehicles/"))
    assert "Vehicle 1 BB22 BBB" in listed and "Vehicle 2 CC33 CCC" in listed and "AA11" not in listed
    assert "Vehicle 3" not in listed


def test_asking_to_remove_removes_nothing(driver):
    three(driver)
    driver.get("vehicles/?remove=1")
    assert "Vehicle 1 AA11 AAA" in text_of(driver.get("vehicles/"))


def test_the_same_button_in_two_tabs_removes_once(driver):
    three(driver)
    seen = removal(driver, 1)
    assert driver.post("vehicles/", remove="1", seen=seen).status_code == 303
    again = driver.post("vehicles/", remove="1", seen=seen)
    assert again.status_code == 422 and "changed in another tab" in text_of(again)
    assert "Vehicle 1 BB22 BBB" in text_of(driver.get("vehicles/"))


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "", "1e3", "999999999999"])
def test_a_forged_number_removes_nothing(driver, number):
    three(driver)
    assert driver.get(f"vehicles/?remove={number}").status_code == 200
    assert driver.post("vehicles/", remove=number, seen="x").status_code == 422
    assert "Vehicle 3 CC33 CCC" in text_of(driver.get("vehicles/"))


def test_a_step_that_is_no_list_takes_no_removal(driver):
    three(driver)
    driver.post("registration--1/", remove="1", **{"registration--1": "DD44 DDD"})
    assert "Vehicle 1 DD44 DDD" in text_of(driver.get("vehicles/"))


def test_there_is_an_end_to_adding(driver):
    three(driver)
    driver.post("vehicles/", **{"vehicles--more": "yes"})
    add(driver, 4, "DD44 DDD")
    listed = text_of(driver.get("vehicles/"))
    assert "You cannot add more than 4." in listed and "another vehicle" not in listed
    assert driver.post("vehicles/").status_code == 303
    assert driver.get("registration--5/").status_code == 404


def test_an_item_is_changed_from_check_your_answers(driver):
    three(driver)
    driver.post("driver/", driver="Each their own.")
    driver.post("name/", name="Sam")
    page = driver.get("check-your-answers/")
    shown = text_of(page)
    assert "Vehicles 3" in shown and shown.index("Vehicle 1") < shown.index("Vehicle 2") < shown.index("Vehicle 3")
    assert "/form/damage--2/?change=1" in page.content.decode()
    response = driver.post("damage--2/?change=1", **{"damaged--2": "yes"})
    assert response.headers["Location"].endswith("/form/detail--2/?change=1")
    response = driver.post("detail--2/?change=1", **{"detail--2": "The door"})
    assert response.headers["Location"].endswith("/form/check-your-answers/")
    assert "The door" in text_of(driver.get("check-your-answers/"))


def test_a_count_decides_about_later_questions(driver):
    add(driver, 1, "AA11 AAA", more="no")
    assert driver.get("driver/").status_code == 303
    driver.post("vehicles/", **{"vehicles--more": "yes"})
    add(driver, 2, "BB22 BBB", more="no")
    assert driver.get("driver/").status_code == 200


def test_the_report_holds_every_vehicle(driver, submissions):
    three(driver)
    driver.post("driver/", driver="Each their own.")
    driver.post("name/", name="Sam")
    assert driver.send().headers["Location"].endswith("/form/confirmation/")
    ((submission, answers),) = submissions()
    form = submission.form_version.form
    values = record_values(form, walk(form, answers, timezone.localdate()))
    assert [vehicle["registration"] for vehicle in values["vehicles"]] == ["AA11 AAA", "BB22 BBB", "CC33 CCC"]


@pytest.mark.django_db(transaction=True)
def test_adding_and_removing_cost_two_statements_and_a_commit(driver):
    add(driver, 1, "AA11 AAA")
    with Cost() as cost:
        assert driver.post("vehicles/", **{"vehicles--more": "yes"}).status_code == 303
    assert (len(cost.statements), cost.commits) == (2, 1)
    seen = removal(driver, 2)
    with Cost() as cost:
        assert driver.post("vehicles/", remove="2", seen=seen).status_code == 303
    assert (len(cost.statements), cost.commits) == (2, 1)
    with Cost() as cost:
        assert driver.get("vehicles/").status_code == 200
    assert len(cost.statements) == 1
