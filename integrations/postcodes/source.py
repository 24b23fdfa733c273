"""A source of postcodes that cannot hold people up: few questions at a time, short waits, and rest when it is down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from integrations.errors import DeliveryError
from integrations.postcodes.look_up import PostcodeFacts, look_up

LONGEST_WAIT = 2.0
"""Seconds that one person waits for a look-up."""
MOST_AT_ONCE = 2
"""Look-ups of one process at a time; its other threads go on serving pages."""
FAILURES_BEFORE_REST = 3
REST = 20.0
"""Seconds without a question after that many failures in a row."""


class ResultUnavailable(Exception):
    """The source could not be asked, or did not answer in time. The message holds no postcode."""


class PostcodeSource:
    """One source, shared by the threads of a process. address: base address, "" where the platform has no source."""

    def __init__(self, address: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._address = address.rstrip("/")
        self._clock = clock
        self._places = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._lock = threading.Lock()
        self._failures = 0
        self._resting_until = 0.0

    @property
    def is_there(self) -> bool:
        """Whether the platform has a source at all."""
        return bool(self._address)

    def facts(self, postcode: str) -> PostcodeFacts | None:
        """As `look_up`. Raises `ResultUnavailable`, at once where the source rests or is busy with others."""
        if not self.is_there:
            raise ResultUnavailable("There is no source of postcodes.")
        if self._clock() < self._resting_until:
            raise ResultUnavailable("The source of postcodes failed several times and is left alone for a while.")
        if not self._places.acquire(blocking=False):
            raise ResultUnavailable("The source of postcodes is busy with other people's questions.")
        try:
            found = look_up(self._address, postcode, seconds=LONGEST_WAIT)
        except DeliveryError as error:
            self._note(failed=True)
            raise ResultUnavailable(str(error)) from None
        finally:
            self._places.release()
        self._note(failed=False)
        return found

    def _note(self, *, failed: bool) -> None:
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if self._failures >= FAILURES_BEFORE_REST:
                self._resting_until = self._clock() + REST
                self._failures = 0
