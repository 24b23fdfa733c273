"""People of forces and of the national team at work in the admin."""

from __future__ import annotations

import re

import pytest

from tests.journeys.antisocial_behaviour import START, fill_in
from tests.journeys.test_reporting import arrived


@pytest.fixture
def sign_in(house, new_context):
    """A window of the admin, signed in as one of the demo accounts."""

    def sign_in(name: str):
        page = new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(house.admin + "/admin/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", house.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return sign_in


@pytest.fixture
def reported(house, person):
    """The reference of a report that has reached Thames Valley's records system, and its occurrence number."""
    person.goes_to(house.public("thames-valley", START + "form/"))
    fill_in(person, story="A story that only the force may read.")
    person.page.get_by_role("button", name=re.compile("send", re.IGNORECASE)).click()
    reference = person.reference()
    return reference, arrived(house, reference)["occurrence_number"]


def test_a_handler_sees_the_report_with_its_occurrence_number_and_may_open_it(house, sign_in, reported):
    reference, occurrence = reported
    page = sign_in("thames-valley.handler")
    page.goto(house.admin + "/admin/contact_forms/submission/")
    row = page.locator("tr", has_text=reference)
    row.get_by_text("Delivered").wait_for()
    row.get_by_text(occurrence).wait_for()
    assert "A story that only" not in page.content()
    row.get_by_role("link", name="See the report").click()
    assert "A story that only" not in page.content(), "answers are hidden until they are asked for"
    page.get_by_role("button", name=re.compile("open", re.IGNORECASE)).click()
    page.get_by_text("A story that only the force may read.").wait_for()


def test_another_forces_handler_sees_nothing_of_it(house, sign_in, reported):
    reference, _ = reported
    page = sign_in("hampshire.handler")
    page.goto(house.admin + "/admin/contact_forms/submission/")
    assert reference not in page.content()


def test_an_editor_has_no_reports_at_all(house, sign_in):
    page = sign_in("thames-valley.editor")
    assert page.get_by_text("Reports and delivery").count() == 0
    page.goto(house.admin + "/admin/contact_forms/submission/")
    assert page.get_by_role("heading", name="Submissions").count() == 0


def test_the_public_process_has_no_admin(house):
    assert house.ask("thames-valley", "/admin/").status_code == 404
    assert house.ask("cms", "/admin/").status_code == 404
