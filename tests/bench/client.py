"""A client process: `python -m tests.bench.client`. Jobs come in as lines of JSON and results go out the same way.

For each job it says "ready" when its preparations are done, waits for a line, works for the job's seconds, and
answers with the units done, when it began and ended (monotonic seconds), and the microseconds of each turn.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from tests.bench.work import prepare


def main() -> None:
    """Do jobs until there are none."""
    for line in sys.stdin:
        job = json.loads(line)
        connection, work = prepare(job)
        with connection:
            _say("ready")
            sys.stdin.readline()
            turns: list[int] = []
            began = now = time.monotonic()
            until = began + job["seconds"]
            while now < until and work.turn():
                before, now = now, time.monotonic()
                turns.append(round((now - before) * 1_000_000))
            _say({"units": len(turns) * work.units, "began": began, "ended": now, "turns": turns})


def _say(what: Any) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
