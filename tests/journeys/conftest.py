"""People for the journeys."""

from __future__ import annotations

import pytest

from tests.journeys.person import Person

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
