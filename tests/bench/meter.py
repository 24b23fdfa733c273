"""CPU and memory of a server's process tree, from the operating system's own accounts."""

from __future__ import annotations

import threading
from types import TracebackType

import psutil

LOOK_SECONDS = 0.1
MEBIBYTE = 1024 * 1024


class Meter:
    """Reads a process and everything it has started, inside a `with` block.

    After it `cpu_seconds` is what they used (user and system) and `peak_mebibytes` the most they held together,
    looked at ten times a second. Pages that two of them share are counted twice.
    """

    def __init__(self, pid: int) -> None:
        root = psutil.Process(pid)
        self._processes = [root, *root.children(recursive=True)]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.cpu_seconds = 0.0
        self.peak_mebibytes = 0.0

    def __enter__(self) -> Meter:
        self._before = self._used()
        self._look()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        if kind is None:
            self.cpu_seconds = self._used() - self._before
            self._look()

    def _used(self) -> float:
        times = [process.cpu_times() for process in self._processes]
        return sum(each.user + each.system for each in times)

    def _look(self) -> None:
        held = sum(process.memory_info().rss for process in self._processes) / MEBIBYTE
        self.peak_mebibytes = max(self.peak_mebibytes, held)

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            try:
                self._look()
            except psutil.NoSuchProcess:
                # The server ended: whoever sends the load finds out and says so.
                return
