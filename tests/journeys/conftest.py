"""People for the journeys."""

from __future__ import annotations

import re

import pytest

from tests.journeys.antisocial_behaviour import START, fill_in
from tests.journeys.arriving import arrived
from tests.journeys.person import Person
from tests.journeys.signing_in import Sessions

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def person(new_context):
    """Someone at a desk."""
    return Person(new_context(viewport=DESK).new_page())


@pytest.fixture
def on_a_phone(new_context):
    """Someone with a small phone: 320 px, which is also a desk at 400 % zoom."""
    return Person(new_context(viewport=PHONE).new_page())


@pytest.fixture
def without_javascript(new_context):
    return Person(new_context(viewport=DESK, java_script_enabled=False).new_page())


@pytest.fixture(scope="session")
def sessions(house):
    return Sessions()


@pytest.fixture
def sign_in(house, new_context, sessions):
    """A window of the admin, signed in as one of the demo accounts."""

    def sign_in(name: str):
        page = new_context(viewport=DESK).new_page()
        sessions.of(house, page, name)
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
