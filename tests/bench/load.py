"""Sends load: client processes that are started once, and one row's measurements from what they report."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from cms.supervisor.places import CLONE
from tests.bench.meter import Meter

CLIENTS = 4


class ClientFailed(Exception):
    """A client ended in the middle of a job."""

    def __init__(self) -> None:
        super().__init__("a client ended; what it said stands above")


@dataclass(frozen=True)
class Measured:
    """One row. A unit is a request, or a whole journey; times are milliseconds, memory is MiB."""

    units: int
    per_second: float
    median: float
    p95: float
    cpu: float
    peak: float


class Clients:
    """The client processes; a `with` block ends them."""

    def __init__(self, count: int = CLIENTS) -> None:
        self._count = count
        self._started: list[subprocess.Popen[str]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Clients:
        for _ in range(self._count):
            client = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.client"],
                cwd=CLONE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                # Ctrl-C in the terminal reaches us alone, and we end them.
                process_group=0,
            )
            self._started.append(self._stack.enter_context(client))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in self._started:
            if kind is not None:
                client.kill()
        # Leaving a Popen's own block closes its pipes, which ends a client that waits for a job, and waits for it.
        self._stack.close()

    def run(self, job: dict[str, Any], pid: int) -> Measured:
        """Every client does this job at once; the server's tree under `pid` is watched meanwhile."""
        for client in self._started:
            _tell(client, json.dumps(job))
        for client in self._started:
            _hear(client)
        with Meter(pid) as meter:
            for client in self._started:
                _tell(client, "go")
            reports = [_hear(client) for client in self._started]
        units = sum(report["units"] for report in reports)
        took = max(report["ended"] for report in reports) - min(report["began"] for report in reports)
        turns = sorted(turn / 1000 for report in reports for turn in report["turns"])
        return Measured(
            units=units,
            per_second=units / took,
            median=turns[len(turns) // 2],
            p95=turns[min(len(turns) - 1, int(len(turns) * 0.95))],
            cpu=meter.cpu_seconds * 1000 / units,
            peak=meter.peak_mebibytes,
        )


def _tell(client: subprocess.Popen[str], line: str) -> None:
    if client.stdin is None or client.poll() is not None:
        raise ClientFailed
    client.stdin.write(f"{line}\n")
    client.stdin.flush()


def _hear(client: subprocess.Popen[str]) -> Any:
    line = client.stdout.readline() if client.stdout else ""
    if not line:
        raise ClientFailed
    return json.loads(line)
