"""The tray between the threads of one worker: jobs that were claimed together, each to be taken by whoever is free.

So a thread that waits for a receiver holds up its own job alone, and nothing that was claimed with it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from contact_forms.jobs.claim import Claim
from contact_forms.jobs.registry import Try
from contact_forms.models import Job


@dataclass(frozen=True)
class Prepared:
    """A claimed job. crashes: tries in a row, before this one, that ended without a result. attempt: what does it; None
    where this process does not know its kind. claimed_at: of this process's monotonic clock, before the claim."""

    claim: Claim
    job: Job
    crashes: int
    attempt: Try | None
    claimed_at: float


class Tray:
    """First in, first out. Safe to use from several threads."""

    def __init__(self) -> None:
        self._jobs: deque[Prepared] = deque()
        self._lock = threading.Lock()

    def put(self, jobs: Iterable[Prepared]) -> None:
        with self._lock:
            self._jobs.extend(jobs)

    def take(self) -> Prepared | None:
        """The next job; None where nothing lies there."""
        with self._lock:
            return self._jobs.popleft() if self._jobs else None

    def take_all(self) -> list[Prepared]:
        """Everything that lies there."""
        with self._lock:
            jobs = list(self._jobs)
            self._jobs.clear()
        return jobs
