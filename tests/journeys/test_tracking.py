"""Somebody follows their report: while the records system is away, once it is back, and when a handler asks them."""

from __future__ import annotations

import re
import time

import httpx
import pytest

from tests.journeys.antisocial_behaviour import START, fill_in
from tests.journeys.arriving import arrived
from tests.journeys.person import Person

FORCE = "hampshire"
PATIENCE = 30.0


@pytest.fixture
def records_system(house):
    """The force's records system, to be sent away and called back."""

    def switch(fault: str) -> None:
        httpx.post(f"{house.sandbox}/control/{FORCE}/fault", json={"fault": fault}).raise_for_status()

    yield switch
    switch("none")


def sends_a_report(house, person: Person) -> tuple[str, str]:
    """Reference and code, as the confirmation shows them."""
    person.goes_to(house.public(FORCE, START + "form/"))
    fill_in(person)
    person.page.get_by_role("button", name=re.compile("send", re.IGNORECASE)).click()
    person.finds_no_barrier()
    return person.reference(), person.page.locator("#track-code").inner_text().strip()


def opens_the_track_page(house, person: Person, reference: str, code: str) -> None:
    person.goes_to(house.public(FORCE, "/track/"))
    person.finds_no_barrier()
    person.types("Reference number", reference)
    person.types("Code", code.lower().replace("-", " "))
    person.goes_on()
    person.sees_heading(reference)
    person.finds_no_barrier()


def test_a_report_is_followed_while_the_records_system_is_away_and_after(house, person, records_system):
    records_system("503")
    reference, code = sends_a_report(house, person)
    with person.page.expect_download() as download:
        person.follows("Download a copy of your answers (PDF)")
    assert download.value.suggested_filename == f"{reference}.pdf"
    opens_the_track_page(house, person, reference, code)
    person.sees("Your report is safe with us and on its way")
    records_system("none")
    number = arrived(house, reference, seconds=PATIENCE)["occurrence_number"]
    until = time.monotonic() + PATIENCE
    while number not in person.page.locator("main").inner_text() and time.monotonic() < until:
        time.sleep(0.5)
        person.page.reload()
    person.sees("Your report has reached Hampshire")
    person.sees(number)


def test_what_the_records_system_tells_is_on_the_track_page_once(house, person, records_system):
    reference, code = sends_a_report(house, person)
    held = arrived(house, reference, seconds=PATIENCE)
    records_system("duplicate-callbacks")
    told = httpx.post(
        f"{house.sandbox}/control/{FORCE}/status", json={"submission_id": held["submission_id"]}, timeout=30
    )
    assert set(told.raise_for_status().json()["answers"]) == {204}
    opens_the_track_page(house, person, reference, code)
    person.sees("Your report has been closed.")
    for words in ("It was recorded", "It was given to somebody who deals with it", "It was closed"):
        assert person.page.get_by_text(words, exact=True).count() == 1


def test_a_handler_asks_and_the_person_answers(house, on_a_phone, sign_in):
    reference, code = sends_a_report(house, on_a_phone)
    arrived(house, reference)
    handler = sign_in(f"{FORCE}.handler")
    handler.goto(f"{house.admin}/admin/contact_forms/submission/?q={reference}")
    handler.get_by_role("link", name=re.compile("See the report")).first.click()
    handler.get_by_label("A question: the person can answer it").check()
    handler.get_by_label("What do you want to tell or ask?").fill("Which bus was it?")
    handler.get_by_role("button", name="Send the message").click()
    handler.get_by_text("is on the person’s track page").wait_for()
    opens_the_track_page(house, on_a_phone, reference, code)
    on_a_phone.sees("Which bus was it?")
    on_a_phone.follows("Answer this question")
    on_a_phone.finds_no_barrier()
    on_a_phone.presses("Send")
    on_a_phone.sees_error("Enter what you want to tell us")
    on_a_phone.finds_no_barrier()
    on_a_phone.types_into("addition", "The number 5.")
    on_a_phone.presses("Send")
    on_a_phone.sees("We have what you added")
    on_a_phone.sees("You answered on")
    on_a_phone.finds_no_barrier()
    on_a_phone.presses("Finish and forget the code on this device")
    on_a_phone.goes_to(house.public(FORCE, "/track/report/"))
    on_a_phone.sees_heading("Track your report")
