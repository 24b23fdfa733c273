"""Processes of the platform in milliseconds: a nursery sets Django up once and forks a child for each thing asked.

Each child is a process of its own: it has its own connections, can be killed, frozen and left behind, and runs the
same code as one that was started the long way. `Nursery` is the asking side; the program is this module itself, run
with the environment of a process of the platform.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

CLONE = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
_LOOK = 0.01


class ChildEnded(Exception):
    """The nursery itself ended; the text has the end of its log."""


class Nursery:
    """A running nursery. Leaving its `with` block kills every child that is left. log: where all of them write."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._log = log
        self._environment = dict(environment)
        self.pids: set[int] = set()

    def __enter__(self) -> Nursery:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.harness.nursery"],
                cwd=CLONE,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                process_group=0,
            )
        self._hear()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in list(self.pids):
            self.signal(pid, signal.SIGKILL)
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def start(self, body: str, **arguments: Any) -> int:
        """Fork a child that calls `module:function` with these plain arguments, and return its process id."""
        if self._process.stdin is None:
            raise ChildEnded("The nursery has no ear.")
        self._process.stdin.write(json.dumps([body, arguments]) + "\n")
        self._process.stdin.flush()
        pid = int(self._hear())
        self.pids.add(pid)
        return pid

    def run(self, body: str, **arguments: Any) -> None:
        """Fork a child and wait until it has ended."""
        self.wait(self.start(body, **arguments))

    def signal(self, pid: int, number: signal.Signals) -> bool:
        """Send a signal to a child; False where it has ended."""
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            self.pids.discard(pid)
            return False
        return True

    def is_alive(self, pid: int) -> bool:
        """Whether the child still runs."""
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            self.pids.discard(pid)
            return False
        return True

    def wait(self, pid: int, seconds: float = PATIENCE) -> None:
        """Wait until the child has ended. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while self.is_alive(pid):
            if time.monotonic() > until:
                raise TimeoutError(f"A child did not end within {seconds:g} seconds.")
            time.sleep(_LOOK)

    def _hear(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            said = self._log.read_text(errors="replace").splitlines()[-15:]
            raise ChildEnded("\n".join(["The nursery ended.", *said]))
        return line


def _tend() -> None:
    import django

    from cms.supervisor.leash import leash

    django.setup()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries children at once
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        body, arguments = json.loads(line)
        tie_to_the_nursery = leash(signal.SIGKILL)
        pid = os.fork()
        if pid == 0:
            tie_to_the_nursery()
            _hear_nothing()
            _be(body, arguments)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _hear_nothing() -> None:
    """What the nursery is told is not for the child, and what the child says goes to the log."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def _be(body: str, arguments: Mapping[str, Any]) -> None:
    """Be that child, and end without going back into the nursery."""
    status = 1
    try:
        module, _, function = body.partition(":")
        getattr(import_module(module), function)(**arguments)
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _tend()
