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

pytestmark = pytest.mark.xdist_group("house")


@pytest.fixture(scope="module")
def quick() -> subprocess.CompletedProcess[str]:
    """A quick run, ended."""
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"],
        cwd=CLONE,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )


def test_every_bar_is_cleared(quick):
    assert quick.returncode == 0, f"{quick.stdout}\n{quick.stderr}"
    for bar in BARS:
        assert re.search(rf"^ok +{re.escape(bar.says)}", quick.stdout, re.MULTILINE), bar.says


@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_a_row_of_figures(quick, name):
    row = next((line for line in quick.stdout.splitlines() if re.match(rf"{re.escape(name)}  ", line)), "")
    a_second, median, p95 = (float(figure.replace(",", "")) for figure in row.removeprefix(name).split()[:3])
    assert a_second > 0
    assert 0 < median <= p95
