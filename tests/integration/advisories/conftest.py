"""The leak run's two forces; every text of the other one carries a marker."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.leaks.conftest import admin_of, public_process, world
from tests.leaks.world import STEM, World

__all__ = ["admin_of", "attackers", "ours", "public_process", "theirs", "world"]

MISSING = 7_999_999


@pytest.fixture
def attackers(admin_of: Callable[[str], Client]) -> list[Client]:
    """Everybody of our force who has the admin."""
    return [admin_of(role) for role in ("editor", "publisher", "handler")]


@pytest.fixture
def ours(world: World) -> Callable[[str], object]:
    return lambda kind: world.ours.things[kind][0]


@pytest.fixture
def theirs(world: World) -> Callable[[str], object]:
    return lambda kind: world.theirs.things[kind][0]


def body_of(response: HttpResponse) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return str(body.decode(errors="replace"))


def shows_nothing(response: HttpResponse, path: str = "") -> bool:
    """Whether no marker of the other force stands in the answer, but for what was asked."""
    said = body_of(response) + str(response.headers)
    return not re.search(rf"{STEM}\w", said.replace(path, ""), re.IGNORECASE)
