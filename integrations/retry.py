"""When a failed delivery is tried again. Pure: the caller brings the chance and the clock."""

from __future__ import annotations

from datetime import timedelta

TRIES = 6
"""Tries in all before the report goes out by e-mail (the published integration's own number)."""
BASE_SECONDS = 30.0
SPREAD = 0.25
"""The jitter's share: a wait is stretched by up to a quarter, so that reports held up together spread out."""
LONGEST_ASKED = 3600.0
"""Seconds: a receiver that asks for more than an hour is asked again after an hour."""


def next_try_after(
    failures: int, *, base: float = BASE_SECONDS, jitter: float = 0.0, asked: float | None = None
) -> timedelta | None:
    """How long to wait after the given number of failed tries; None when all six are used.

    failures: tries that failed so far, 1 or more. base: seconds before the second try; each wait doubles it (30 s,
    1, 2, 4 and 8 minutes). jitter: a number from 0 to 1, drawn by the caller. asked: seconds that the receiver asked
    us to wait (`Retryable.retry_after`); a longer wait than ours is kept to, up to an hour.
    """
    if failures < 1:
        raise ValueError("failures counts the tries that failed, so it is at least 1")
    if failures >= TRIES:
        return None
    seconds = base * 2 ** (failures - 1) * (1 + SPREAD * min(max(jitter, 0.0), 1.0))
    if asked is not None:
        seconds = max(seconds, min(asked, LONGEST_ASKED))
    return timedelta(seconds=seconds)
