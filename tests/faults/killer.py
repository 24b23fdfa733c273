"""Keeps a changing number of workers at work, and has them die: at named points, or at any moment."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.city import City
from tests.faults.points import POINTS

FEWEST, MOST = 2, 8
LATEST_PASS = 12
ANY_MOMENT = "at any moment"
WRONG_CLOCK_DAYS = 3


@dataclass
class Killer:
    """every: seconds between two kills, about. `kills`: point -> how many died there. `slept`: how many were
    frozen past their lease and woken again."""

    city: City
    every: float
    chance: random.Random
    kills: Counter[str] = field(default_factory=Counter)
    slept: int = 0
    wrong_clocks: int = 0
    _alive: dict[int, str] = field(default_factory=dict)
    _asleep: dict[int, float] = field(default_factory=dict)
    most: int = FEWEST
    at_once: int = 0

    def begin(self) -> None:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop killing; wake who sleeps. Those who are alive work on."""
        self._over.set()
        self._thread.join()
        self._wake(time.monotonic() + 2 * self.city.lease)
        self._bury()

    def freeze_one(self) -> None:
        """SIGSTOP to one worker that is armed with nothing, until its lease is well over."""
        for pid in [pid for pid, point in self._alive.items() if pid not in self._asleep and not point]:
            if self.city.nursery.signal(pid, signal.SIGSTOP):
                self._asleep[pid] = time.monotonic()
                return

    def _go_on(self) -> None:
        next_kill = time.monotonic() + self.every
        while not self._over.wait(0.1):
            self._bury()
            self._wake(time.monotonic())
            while len(self._alive) - len(self._asleep) < self.most:
                self._start()
            self.at_once = max(self.at_once, len(self._alive))
            if time.monotonic() >= next_kill:
                next_kill = time.monotonic() + self.chance.uniform(0.5, 1.5) * self.every
                self.most = self.chance.randint(FEWEST, MOST)
                self._kill_one() if self.chance.random() < 0.3 else self._start(self._rarest())

    def _start(self, point: str = "") -> None:
        days = self.chance.choice([0, 0, 0, WRONG_CLOCK_DAYS, -WRONG_CLOCK_DAYS])
        passes = self.chance.randint(1, LATEST_PASS)
        threads = self.chance.choice([2, 4, 4])
        self.wrong_clocks += days != 0
        self._alive[self.city.worker(threads=threads, point=point, passes=passes, days_ahead=days)] = point

    def _kill_one(self) -> None:
        awake = [pid for pid, point in self._alive.items() if pid not in self._asleep and not point]
        if awake:
            pid = self.chance.choice(awake)
            if self.city.nursery.signal(pid, signal.SIGKILL):
                self.kills[ANY_MOMENT] += 1
                self._alive.pop(pid)

    def _rarest(self) -> str:
        """The point at which fewest have died or are about to."""
        coming = Counter(self._alive.values())
        return min(POINTS, key=lambda point: self.kills[point] + coming[point])

    def _bury(self) -> None:
        for pid, point in list(self._alive.items()):
            if not self.city.nursery.is_alive(pid):
                self.kills[point or "by itself"] += 1
                self._alive.pop(pid)
                self._asleep.pop(pid, None)

    def _wake(self, now: float) -> None:
        for pid, since in list(self._asleep.items()):
            if now - since > self.city.lease + 2:
                self.city.nursery.signal(pid, signal.SIGCONT)
                del self._asleep[pid]
                self.slept += 1
