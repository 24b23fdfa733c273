"""One whole try ends in time, however slowly the other side drips.

A socket time-out bounds one read; a system that sends a byte now and then could hold a worker for ever. A
`Deadline` shuts the watched sockets down from a timer, which wakes a blocked read or write at once.
Finding the name of a host is not bounded here: the operating system's resolver has its own limit.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self


class Deadline:
    """Ends a conversation `seconds` after it was entered. `passed` tells that it did."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def watch(self, connection: socket.socket) -> None:
        """Shut this socket down too when the time is up (at once, when it is up already)."""
        with self._lock:
            self._sockets.append(connection)
            if self.passed:
                _shut(connection)

    def _end(self) -> None:
        with self._lock:
            self.passed = True
            for connection in self._sockets:
                _shut(connection)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()


def _shut(connection: socket.socket) -> None:
    # The other side may have hung up a moment before, which is the same to us.
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
