"""`make faults` works: a small storm by the same road as the whole one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cms.supervisor.places import CLONE
from tests.faults.finding import Finding, at_least, at_most, lines, none_of


@pytest.mark.xdist_group("house")
def test_a_small_storm_loses_and_doubles_nothing():
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--quick", "--only", "storm"],
        cwd=CLONE,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    assert "No bars missed." in run.stdout
    assert "acknowledged reports that are lost" in run.stdout


def test_a_missed_bar_is_told_from_one_that_was_cleared():
    findings = [none_of("lost", 5, 0), none_of("lost", 5, 1), at_most("slow", 1, 5, 6), at_least("kills", 60, 59)]
    assert [each.ok for each in findings] == [True, False, False, False]
    assert [line.split()[-1] for line in lines(findings)[2:]] == ["ok", "MISSED", "MISSED", "MISSED"]
    assert lines([Finding("a", 1, "-", "2", ok=True)])[2].split() == ["a", "1", "-", "2", "ok"]
