"""A long form with tasks: vehicles are added, changed and removed; signs of risk and hand-offs are told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.harness.offering import offer
from tests.journeys.person import Person
from tests.journeys.structured_service import FORM, SERVICE
from tests.journeys.test_reporting import arrived


@pytest.fixture(scope="module")
def crash(house, tmp_path_factory):
    """The house, offering the service."""
    file = tmp_path_factory.mktemp("crash") / "a-crash.yaml"
    file.write_text(json.dumps(SERVICE), encoding="utf-8")
    offer(house.installation, file, "thames-valley", "dyfed-powys")
    return house


def is_at(person: Person, page: str) -> None:
    person.page.wait_for_url(f"**{page}")


def begin(person: Person, address: str) -> None:
    person.goes_to(address)
    person.page.locator("[name=danger][value=yes]").check()
    person.goes_on()
    is_at(person, "/form/task-list/")


def vehicle(person: Person, number: int, registration: str) -> None:
    is_at(person, f"/form/registration--{number}/")
    person.types_into(f"registration--{number}", registration)
    person.goes_on()
    person.page.locator(f"[name=damaged--{number}][value=no]").check()
    person.goes_on()
    is_at(person, "/form/vehicles/")


def another(person: Person, answer: str) -> None:
    person.page.locator(f"[name=vehicles--more][value={answer}]").check()
    person.goes_on()


def three_vehicles(person: Person) -> None:
    vehicle(person, 1, "AA11 AAA")
    another(person, "yes")
    vehicle(person, 2, "BB22 BBB")
    another(person, "yes")
    vehicle(person, 3, "CC33 CCC")


def incident(person: Person, what: str) -> None:
    person.page.locator(f"[name=what][value={what}]").check()
    person.goes_on()
    today = date.today()
    person.types_date("day", str(today.day), str(today.month), str(today.year))


@pytest.mark.parametrize("visitor", ["person", "without_javascript", "on_a_phone"])
def test_three_vehicles_are_added_the_second_changed_the_first_removed(crash, request, visitor):
    person: Person = request.getfixturevalue(visitor)
    scripted = visitor != "without_javascript"

    def looks() -> None:
        if scripted:
            person.finds_no_barrier()

    begin(person, crash.public("thames-valley", FORM))
    looks()
    person.follows("Vehicles")
    three_vehicles(person)
    looks()
    person.goes_on()
    person.sees("Select yes if you need to add another vehicle")
    looks()
    person.follows("Change Vehicle 2")
    is_at(person, "/form/registration--2/")
    person.types_into("registration--2", "DD44 DDD")
    person.goes_on()
    person.goes_to(crash.public("thames-valley", f"{FORM}vehicles/"))
    person.follows("Remove Vehicle 1")
    person.sees_heading("Do you want to remove this?")
    looks()
    person.presses("Remove Vehicle 1")
    is_at(person, "/form/vehicles/")
    listed = person.page.locator("#items").inner_text()
    assert "Vehicle 1" in listed and "DD44 DDD" in listed and "CC33 CCC" in listed
    assert "AA11 AAA" not in listed and "Vehicle 3" not in listed
    another(person, "no")
    is_at(person, "/form/task-list/")
    person.follows("The incident")
    incident(person, "weapon")
    person.sees("call 999")
    person.sees("Tell us what they looked like.")
    looks()
    person.goes_on()
    is_at(person, "/form/task-list/")
    person.follows("People")
    person.types_into("driver", "Each their own.")
    person.goes_on()
    person.types_into("name", "Sam Example")
    person.goes_on()
    is_at(person, "/form/task-list/")
    person.sees("You have completed 3 of 3 parts.")
    looks()
    person.presses("Check your answers")
    is_at(person, "/form/check-your-answers/")
    person.sees("Vehicle 2")
    person.sees("call 999")
    looks()
    person.page.get_by_role("button", name="Send").click()
    is_at(person, "/form/confirmation/")
    person.sees("call 999")
    assert arrived(crash, person.reference())["force"] == "thames-valley"


def test_the_way_is_the_same_in_welsh(crash, person):
    begin(person, crash.public("dyfed-powys", f"/cy{FORM}"))
    person.finds_no_barrier()
    person.follows("Cerbydau")
    vehicle(person, 1, "AA11 AAA")
    another(person, "yes")
    vehicle(person, 2, "BB22 BBB")
    person.sees("Oes angen i chi ychwanegu cerbyd arall?")
    person.sees("Cerbyd 2")
    person.finds_no_barrier()
    person.follows("Tynnu Cerbyd 2")
    person.finds_no_barrier()
    person.presses("Tynnu Cerbyd 2")
    is_at(person, "/form/vehicles/")
    assert "Cerbyd 2" not in person.page.locator("#items").inner_text()


def test_noise_is_handed_to_the_council(crash, person):
    begin(person, crash.public("thames-valley", FORM))
    person.follows("The incident")
    person.page.locator("[name=what][value=noise]").check()
    person.goes_on()
    is_at(person, "/form/council/")
    person.sees("The police do not deal with this. Contact: Your local council")
    person.finds_no_barrier()


def test_the_same_vehicle_is_not_removed_twice_from_two_tabs(crash, person):
    begin(person, crash.public("thames-valley", FORM))
    person.follows("Vehicles")
    three_vehicles(person)
    person.follows("Remove Vehicle 1")
    other = Person(person.page.context.new_page())
    other.goes_to(person.page.url)
    other.presses("Remove Vehicle 1")
    is_at(other, "/form/vehicles/")
    person.presses("Remove Vehicle 1")
    person.sees("The list changed in another tab or window.")
    person.finds_no_barrier()
    assert "BB22 BBB" in person.page.locator("#items").inner_text()


def test_the_back_button_leads_back_and_what_is_sent_from_there_is_kept(crash, person):
    begin(person, crash.public("thames-valley", FORM))
    person.follows("Vehicles")
    vehicle(person, 1, "AA11 AAA")
    another(person, "yes")
    is_at(person, "/form/registration--2/")
    person.page.go_back()
    is_at(person, "/form/vehicles/")
    person.page.reload()
    person.sees("Not finished")
    person.goes_on()
    is_at(person, "/form/registration--2/")
    person.follows("Back")
    is_at(person, "/form/vehicles/")
    person.follows("Remove Vehicle 2")
    person.presses("Remove Vehicle 2")
    is_at(person, "/form/vehicles/")
    assert "Vehicle 2" not in person.page.locator("#items").inner_text()
