"""Children: started in order, watched, started again when they fall over, stopped in order."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from cms.supervisor.leash import leash

STOP_SECONDS = 15.0
LONGEST_WAIT = 30.0
STEADY_SECONDS = 60.0


class ChildFailed(Exception):
    """A child ended while it was being started; the text has its name, its exit status and its last lines."""


@dataclass(frozen=True)
class Command:
    """What to start: a name for people, the argument list, the whole environment.

    `log`: where its output goes; None when the supervisor shows it line by line under its name.
    """

    name: str
    arguments: Sequence[str | Path]
    environment: Mapping[str, str]
    log: Path | None = None


@dataclass
class Child:
    """One command that is kept running. Start it from the main thread: its leash is tied to the starting thread."""

    command: Command
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started_at: float = 0.0
    start_again_at: float | None = None
    last_lines: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Start the process, in a group of its own, so that Ctrl-C in the terminal reaches only the supervisor."""
        output: IO[bytes] | int = self.command.log.open("ab") if self.command.log else subprocess.PIPE
        try:
            self.process = subprocess.Popen(
                [str(part) for part in self.command.arguments],
                env=dict(self.command.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0,
                preexec_fn=leash(signal.SIGTERM),
            )
        finally:
            if not isinstance(output, int):
                output.close()
        self.started_at, self.start_again_at = time.monotonic(), None
        if self.process.stdout is not None:
            os.set_blocking(self.process.stdout.fileno(), False)

    @property
    def pid(self) -> int:
        """The process id of the running child. Raises ChildFailed when it does not run."""
        if self.process is None or self.process.poll() is not None:
            raise ChildFailed(f"The {self.command.name} is not running.")
        return self.process.pid

    def ended(self) -> int | None:
        """The exit status, or None while it runs."""
        return self.process.poll() if self.process is not None else None

    def kill(self) -> None:
        """SIGKILL to the whole group at once: the fault the tests ask about. It is not started again by itself."""
        self._signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def ask_to_stop(self) -> None:
        self._signal(signal.SIGTERM)

    def stop(self, seconds: float = STOP_SECONDS) -> None:
        """SIGTERM, then SIGKILL to what is left of the group after `seconds`."""
        if self.process is None:
            return
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        self.kill()

    def failure(self) -> ChildFailed:
        """What to tell a person when it ended by itself."""
        # Without a log its lines have just been shown: the last few are enough.
        lines = self.command.log.read_text(errors="replace").splitlines()[-20:] if self.command.log else self.last_lines
        said = "\n".join(f"    {line}" for line in lines)
        return ChildFailed(f"The {self.command.name} ended with status {self.ended()}. Its last lines:\n{said}")

    def plan_restart(self, now: float) -> float:
        """Decide when to start again: after 1 second, doubled with each failure up to 30. Returns the wait."""
        self.failures = 0 if now - self.started_at > STEADY_SECONDS else self.failures
        wait = min(LONGEST_WAIT, 2.0**self.failures)
        self.failures += 1
        self.start_again_at = now + wait
        return wait

    def _signal(self, number: signal.Signals) -> None:
        """To the group, which may have members left when its first process has ended."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            # Nobody of the group is left (macOS says so with EPERM).
            return


class Family:
    """All children of one run. `say(name, line)` shows a line of a child's output to a person."""

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self.children: list[Child] = []
        self._say = say
        self._selector = selectors.DefaultSelector()
        self._halves: dict[int, bytes] = {}

    def start(self, command: Command) -> Child:
        """Start a child and keep it; the order of starting is the order of stopping."""
        child = Child(command)
        child.start()
        self.children.append(child)
        self._listen_to(child)
        return child

    def tend(self, seconds: float, start_again: bool = True) -> None:
        """Show what children say, and start again those that ended, for about this long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not self._selector.get_map():
                time.sleep(min(left, 0.2))
            for key, _ in self._selector.select(min(left, 0.2)):
                self._hear(key.data)
            if start_again:
                self._start_again()

    def check_started(self) -> None:
        """Raises ChildFailed for a child that ended while the platform was being started."""
        for child in self.children:
            if child.ended() is not None:
                self._hear(child)
                raise child.failure()

    def stop(self) -> None:
        """Stop every child in the order they were started, each one's output heard to the end."""
        for child in self.children:
            child.stop()
            self._hear(child)
        self.children.clear()

    def _start_again(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.start_again_at is not None:
                if now >= child.start_again_at:
                    child.start()
                    self._listen_to(child)
            elif child.ended() is not None:
                self._hear(child)
                child.kill()
                wait = child.plan_restart(now)
                self._say(child.command.name, f"ended with status {child.ended()}; starting again in {wait:.0f} s")

    def _listen_to(self, child: Child) -> None:
        if child.process is not None and child.process.stdout is not None:
            self._selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _hear(self, child: Child) -> None:
        stream = child.process.stdout if child.process is not None else None
        if stream is None or stream.closed:
            return
        heard = stream.read()
        if heard == b"":
            self._selector.unregister(stream)
            stream.close()
            return
        if heard is None:
            return
        key = id(child)
        *lines, self._halves[key] = (self._halves.get(key, b"") + heard).split(b"\n")
        for line in lines:
            text = line.decode(errors="replace").rstrip()
            child.last_lines = [*child.last_lines[-2:], text]
            self._say(child.command.name, text)
