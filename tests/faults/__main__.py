"""`python -m tests.faults`: every scenario, a table each, and exit status 1 where a bar is missed. LONG=1: more."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping

import tests.harness.environment  # noqa: F401 - first of all, before Django is asked for
from tests.faults.finding import Finding, lines
from tests.faults.scenario import Scale, Scenario, scenarios


def main() -> int:
    """Run, show, judge. Returns the exit status: 0, or 1 for a missed bar."""
    asked = _arguments()
    scale = Scale("quick" if asked.quick else "long" if os.environ.get("LONG") == "1" else "whole")
    began, missed = time.monotonic(), 0
    for does, run in _wanted(asked.only).items():
        at = time.monotonic()
        findings = list(run(scale))
        _show(does, findings, time.monotonic() - at)
        missed += sum(not each.ok for each in findings)
    print(f"{missed or 'No'} bar{'' if missed == 1 else 's'} missed. It took {time.monotonic() - began:.0f} s.")
    return 1 if missed else 0


def _wanted(only: str) -> Mapping[str, Scenario]:
    return {does: run for does, run in scenarios().items() if only in run.__module__.rpartition(".")[2]}


def _show(does: str, findings: list[Finding], seconds: float) -> None:
    print(f"{does[0].upper()}{does[1:]} ({seconds:.0f} s)\n")
    print("\n".join(lines(findings)), end="\n\n", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small part of it, on the tests' database")
    parser.add_argument("--only", default="", help="scenarios whose file name holds this")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
