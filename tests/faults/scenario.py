"""What a scenario is, and where they are found: one file each in `tests/faults/scenarios/`.

A new one is a file there with a function under `@scenario("what it does to the platform")` that is given a `Scale` and
returns its findings. It makes the city it needs by itself (`tests.faults.city`), so scenarios do not meet.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

from tests.faults.finding import Finding

Size = Literal["quick", "whole", "long"]


@dataclass(frozen=True)
class Scale:
    """How much of everything. quick: as part of the tests; whole: `make faults`; long: LONG=1."""

    size: Size

    @property
    def is_quick(self) -> bool:
        return self.size == "quick"

    def of(self, quick: int, whole: int, long: int) -> int:
        """The number for this size."""
        return {"quick": quick, "whole": whole, "long": long}[self.size]


Scenario = Callable[[Scale], Sequence[Finding]]
_SCENARIOS: dict[str, Scenario] = {}


def scenario(does: str) -> Callable[[Scenario], Scenario]:
    """Declare the function below as a scenario. does: what is done to the platform, in a few words."""

    def declare(run: Scenario) -> Scenario:
        _SCENARIOS[does] = run
        return run

    return declare


def scenarios() -> Mapping[str, Scenario]:
    """Everything declared in `tests/faults/scenarios/`, by what it does, in the order of the files' names."""
    folder = Path(__file__).with_name("scenarios")
    for name in sorted(module.name for module in pkgutil.iter_modules([str(folder)])):
        import_module(f"tests.faults.scenarios.{name}")
    return _SCENARIOS
