"""The leak run's world and its walk of addresses, here with ids that are one's own."""

from __future__ import annotations

import pytest

from forcesites.people.models import User
from tests.leaks.conftest import public_process, world
from tests.leaks.world import World

__all__ = ["everyone", "public_process", "world"]


@pytest.fixture
def everyone(world: World) -> dict[str, User]:
    """Who may do most: a superuser, who passes every wall of a force, and publishers of a force and of the nation."""
    superuser, _ = User.objects.get_or_create(username="superuser", is_superuser=True, is_staff=True)
    return {
        "superuser": superuser,
        "publisher of the force": world.ours.people["publisher"],
        "handler of the force": world.ours.people["handler"],
        "publisher of the nation": User.objects.get(username="national.publisher"),
    }
