"""The world of the tests of people."""

from __future__ import annotations

import pytest

from tests.integration.people.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
