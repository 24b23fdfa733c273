"""People on duty at work: an urgent report is acknowledged, a refused one is sent again without one of its answers."""

from __future__ import annotations

import re
import time

import httpx
import pytest

from tests.journeys.antisocial_behaviour import START, fill_in
from tests.journeys.arriving import arrived, arrived_as_mail
from tests.journeys.conftest import PHONE
from tests.journeys.person import Person

WORRY = "I am afraid that someone will be hurt"
STORY = "A word that must not go to the records system."


def reports(house, person, force, **answers):
    """Somebody sends a report; its reference."""
    person.goes_to(house.public(force, START + "form/"))
    fill_in(person, **answers)
    person.page.get_by_role("button", name=re.compile("send", re.IGNORECASE)).click()
    return person.reference()


def comes_to_rest(house, handler, reference, words, seconds=20):
    """The handler looks at the desk again until this report stands there with these words."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        handler.goes_to(house.admin + "/admin/reports/desk/")
        row = handler.page.locator("tr", has_text=reference).filter(has_text=words)
        if row.count():
            return row.first
        time.sleep(0.3)
    pytest.fail(f"the desk never said {words!r} of {reference}")


def test_people_on_duty_are_told_of_an_urgent_report_and_a_handler_acknowledges_it(house, person, sign_in):
    reference = reports(house, person, "hampshire", worry=WORRY)
    assert arrived_as_mail(house, f"URGENT {reference}")["mailbox"]
    handler = Person(sign_in("hampshire.handler"))
    handler.sees("Urgent reports that nobody has acknowledged")
    handler.follows("Go to the operations desk")
    handler.finds_no_barrier()
    handler.follows(reference)
    handler.sees("nobody has acknowledged it")
    handler.finds_no_barrier()
    handler.presses("Open the report")
    handler.sees("Signs of risk")
    handler.finds_no_barrier()
    handler.presses("Acknowledge: we are dealing with it")
    handler.sees(f"You have acknowledged {reference}.")
    handler.page.set_viewport_size(PHONE)
    handler.finds_no_barrier()
    handler.goes_to(house.admin + "/admin/reports/desk/")
    handler.finds_no_barrier()
    assert handler.page.locator("tr", has_text=reference).filter(has_text="acknowledge it").count() == 0


def test_a_refused_report_is_taken_and_sent_again_without_an_answer(house, person, sign_in):
    httpx.post(f"{house.sandbox}/control/thames-valley/fault", json={"fault": "refuse", "times": 1, "seconds": None})
    reference = reports(house, person, "thames-valley", story=STORY)
    handler = Person(sign_in("thames-valley.handler"))
    row = comes_to_rest(house, handler, reference, "Send again")
    row.get_by_role("button", name="Take").click()
    handler.sees("You have taken it in hand.")
    handler.finds_no_barrier()
    row = handler.page.locator("tr", has_text=reference).first
    row.get_by_role("link", name="Leave answers out").click()
    handler.finds_no_barrier()
    handler.presses("Send again without these answers")
    handler.sees("Choose at least one question")
    handler.page.locator("[name='leave-out'][value='what-happened']").check()
    handler.presses("Send again without these answers")
    handler.sees("without the answers you chose")
    number = arrived(house, reference)["id"]
    document = httpx.get(f"{house.sandbox}/reports/{number}.json").text
    assert "REDACTED" in document
    assert STORY not in document
    handler.presses("Open the report")
    handler.sees(STORY)
