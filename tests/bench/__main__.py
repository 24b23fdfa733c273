"""`python -m tests.bench`: one table from one run, and exit status 1 where a bar is missed."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import textwrap
import time

from cms.supervisor.database import DatabaseFailed
from cms.supervisor.preparing import StageFailed
from cms.supervisor.processes import ChildFailed
from cms.supervisor.readiness import NotReady
from tests.bench import hundred_questions, table
from tests.bench.bars import judge, without_a_bar
from tests.bench.connection import BadAnswer
from tests.bench.counting import count
from tests.bench.delivering import SERVICES, figure_line, figures
from tests.bench.house import Durability, administrator_of, built_house
from tests.bench.load import CLIENTS, ClientFailed
from tests.bench.rows import AT_ONCE, Row, clients_for_rows, measure_platform, measure_yardsticks

SECONDS = 3.0
QUICK_SECONDS = 0.3
WALKS = 200


def main() -> int:
    """Measure, show, judge. Returns the exit status: 0, 1 for a missed bar, 2 where it could not be measured."""
    asked = _arguments()
    seconds = asked.seconds or (QUICK_SECONDS if asked.quick else SECONDS)
    began, load_before = time.monotonic(), os.getloadavg()[0]
    try:
        with built_house(asked.quick) as (house, durability), clients_for_rows() as clients:
            _say("Counting statements")
            costs = count(house, house.logs)
            _say("Measuring the yardsticks")
            rows = list(measure_yardsticks(house, house.logs, clients, seconds))
            _say("Measuring the platform")
            rows += measure_platform(house, clients, seconds, costs)
        # A database of its own: what is submitted here is delivered.
        with built_house(asked.quick) as (house, _):
            _say("Measuring deliveries")
            delivering = list(figures(house, administrator_of(house, asked.quick), seconds, judge=not asked.quick))
    except (BadAnswer, ChildFailed, ClientFailed, DatabaseFailed, NotReady, StageFailed, TimeoutError) as problem:
        _say(f"The measurement ended early ({type(problem).__name__}): {problem}")
        return 2
    except KeyboardInterrupt:
        _say("Stopped.")
        return 130
    median, p95 = hundred_questions.milliseconds(WALKS)
    of_items, p95_of_items = hundred_questions.milliseconds_with_items(WALKS)
    verdicts = judge(costs)
    print(f"Single Online Home on {platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("\n".join(table.lines(rows, _row(rows, "Bare WSGI"), _row(rows, "Bare Django"))))
    print(f"\nThe engine walks 100 questions in {median:.2f} ms (p95 {p95:.2f} ms) of CPU,")
    print(f"and 100 questions in the items of repeats in {of_items:.2f} ms (p95 {p95_of_items:.2f} ms).\n")
    print("\n".join(map(table.verdict_line, verdicts)))
    print(without_a_bar(costs) + "\n")
    print("\n".join(map(figure_line, delivering)))
    print(f"\n{_foot(seconds, durability, load_before)}\nMeasured in {time.monotonic() - began:.0f} s.")
    return 0 if all(verdict.is_cleared for verdict in verdicts) and all(f.ok is not False for f in delivering) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--seconds", type=float, help=f"how long each row is measured ({SECONDS:g} without this)")
    parser.add_argument(
        "--quick", action="store_true", help="a few requests a row, on the tests' database: does the measuring work?"
    )
    return parser.parse_args()


def _foot(seconds: float, durability: Durability, load: float) -> str:
    notes = (
        f"{CLIENTS} client processes, each with one keep-alive connection, for {seconds:g} s a row; clients, server "
        f"and database share the machine's cores (load before the run: {load:.1f}). The clients are Python, so the "
        f"cheapest rows show what they can send: compare those by CPU, or in the rows with {AT_ONCE} requests a write, "
        "whose times are of the whole write.",
        "SQL: statements of one request or journey (the median), counted on the wire between the public process and "
        'PostgreSQL in a run of its own; "c" is a commit. BEGIN, COMMIT and savepoints are not among the statements.',
        "CPU: user and system time of the public process tree for one request or journey, without the database's; "
        '"x" is that time beside the bare ones\'. Peak: the most resident memory the tree held '
        "during the row, looked at ten times a second.",
        f"Deliveries: {SERVICES * 4} receivers that give a receipt without a network, a worker that claims, opens, "
        "builds, records and audits each report, without its PDF copy, which such a receiver does not ask for; raw "
        "jobs have none of that, on one connection to the same database. A small run shows these figures and judges "
        "none.",
        "No worker runs for the table: what is submitted is owed and not yet delivered. Every confirmed submission was "
        "found again "
        f"in the database (fsync {durability.fsync}, synchronous_commit {durability.synchronous_commit}).",
    )
    return "\n".join(textwrap.fill(note, 118, initial_indent="- ", subsequent_indent="  ") for note in notes)


def _row(rows: list[Row], name: str) -> Row:
    return next(row for row in rows if row.name.startswith(name))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
