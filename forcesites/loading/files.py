"""Reading of fixture files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
Pair = dict[str, str]


class FixtureError(Exception):
    """A fixture file is missing or wrong; the text names the file and what to mend."""


def read_yaml(name: str) -> dict[str, Any]:
    """One fixture file by its path below `fixtures/`. Raises FixtureError."""
    path = FIXTURES / name
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as problem:
        raise FixtureError(f"fixtures/{name}: {problem}") from None
    if not isinstance(data, dict):
        raise FixtureError(f"fixtures/{name}: the file must hold names with values")
    return data


def names_in(folder: str) -> list[str]:
    """Paths below `fixtures/` of the YAML files in a folder, sorted."""
    return sorted(str(path.relative_to(FIXTURES)) for path in (FIXTURES / folder).rglob("*.yaml"))
