"""How many jobs of each lane one worker has in hand."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Lanes:
    """at_most: of one lane. Safe to use from several threads. claiming: held from asking what is full until what was
    claimed is entered, so that two threads never take the last place of a lane both."""

    def __init__(self, at_most: int) -> None:
        self.claiming = threading.Lock()
        self._at_most = at_most
        self._in_hand: Counter[int] = Counter()
        self._lock = threading.Lock()

    def full(self) -> list[int]:
        """The lanes of which nothing more may be taken now."""
        with self._lock:
            return [lane for lane, number in self._in_hand.items() if number >= self._at_most]

    def enter(self, lanes: Iterable[int]) -> None:
        """A job of each was claimed."""
        with self._lock:
            self._in_hand.update(lanes)

    def leave(self, lanes: Iterable[int]) -> None:
        """A job of each is no longer in hand."""
        with self._lock:
            self._in_hand.subtract(lanes)
            # Without those of which nothing is left: a worker sees many lanes in its life.
            self._in_hand = +self._in_hand

    @contextmanager
    def leaving(self, lane: int) -> Iterator[None]:
        """After the block its job is no longer in hand, whatever came of it."""
        try:
            yield
        finally:
            self.leave([lane])
