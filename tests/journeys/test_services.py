"""Every service, walked in a browser from its start page to the records system of the sandbox, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.harness.house import House
from tests.journeys.arriving import arrived, arrived_as_mail
from tests.journeys.person import Person
from tests.unit.fixtures.reading import FIXTURES, read
from tests.walks import SERVICES, Typed

MOST_PAGES = 40


def answers(person: Person, typed: Typed) -> None:
    """Fills in whatever this page asks that the walk has an answer for."""
    for name, value in typed.items():
        fields = person.page.locator(f"main [name='{name}']")
        if fields.count() == 0:
            continue
        kind = fields.first.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            for one in value if isinstance(value, list) else [value]:
                person.page.locator(f"main [name='{name}'][value='{one}']").check()
        elif fields.first.evaluate("field => field.tagName") == "SELECT":
            fields.first.select_option(value)
        else:
            fields.first.fill(value)


def walks_to_check_your_answers(person: Person, typed: Typed) -> None:
    for _ in range(MOST_PAGES):
        person.finds_no_barrier()
        if person.page.url.endswith("/check-your-answers/"):
            return
        before = person.page.url
        answers(person, typed)
        person.goes_on()
        assert person.page.url != before, person.page.locator(".govuk-error-summary").inner_text()
    pytest.fail(f"{MOST_PAGES} pages did not lead to check your answers: {person.page.url}")


def sends(person: Person) -> str:
    person.page.get_by_role("button", name=re.compile("send|submit|anfon|cyflwyno", re.IGNORECASE)).click()
    person.finds_no_barrier()
    return person.reference()


def comes_to(force: str, service: str) -> Callable[[House, str], dict]:
    """How a force's reports of a service arrive, from its routes in the fixtures."""
    routes = read(FIXTURES / "forces" / f"{force}.yaml")["routes"]
    adapters = {route["service"]: route["adapter"] for route in routes}
    own = adapters.get(service.partition("/")[2], adapters[""])
    return arrived_as_mail if own == "email_report" else arrived


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_walked_from_its_start_page_to_the_records_system(house, person, service):
    typed, *_ = SERVICES[service].TO_THE_END.values()
    person.goes_to(house.public("thames-valley", f"/{service}/"))
    person.finds_no_barrier()
    person.presses("Start now")
    walks_to_check_your_answers(person, typed)
    comes_to("thames-valley", service)(house, sends(person))


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_walked_in_welsh_on_a_small_phone(house, on_a_phone, service):
    *_, typed = SERVICES[service].TO_THE_END.values()
    on_a_phone.goes_to(house.public("dyfed-powys", f"/cy/{service}/form/"))
    walks_to_check_your_answers(on_a_phone, typed)
    assert on_a_phone.language() == "cy"
    comes_to("dyfed-powys", service)(house, sends(on_a_phone))
