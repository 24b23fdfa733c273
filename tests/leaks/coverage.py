"""Which models a force has no row of, and why."""

from __future__ import annotations

from tests.leaks.world import World, all_models

NOBODYS: dict[str, str] = {}
"""Model -> why no force has a row of it."""


def without_a_row(world: World) -> list[str]:
    """Models of which the marked force has no row, though nothing says that it cannot. Add a row in `everything.py`."""
    return sorted(
        model._meta.label for model in all_models() if model not in world.rows and model._meta.label not in NOBODYS
    )
