"""`make bench` measures: on the running processes, in a few requests, by the same road as at length."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from cms.supervisor.places import CLONE
from tests.bench.bars import BARS
from tests.bench.rows import NAMES


@pytest.mark.xdist_group("house")
def test_a_quick_run_clears_every_bar_and_has_every_row():
    run = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"],
        cwd=CLONE,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    lines = run.stdout.splitlines()
    for bar in BARS:
        assert any(re.match(rf"ok +{re.escape(bar.says)} ", line) for line in lines), bar.says
    for name in NAMES:
        a_second, median, p95 = figures_of(name, lines)
        assert a_second > 0, name
        assert 0 < median <= p95, name


def figures_of(name: str, lines: list[str]) -> list[float]:
    """The first three figures of the row with this name."""
    rows = [line.removeprefix(name) for line in lines if line.startswith(f"{name}  ")]
    assert len(rows) == 1, f"{len(rows)} rows are named {name!r}"
    return [float(figure.replace(",", "")) for figure in rows[0].split()[:3]]
