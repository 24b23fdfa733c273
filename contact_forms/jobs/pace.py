"""How many jobs a thread takes at once: one, and more only while they are quick.

Claiming and recording cost a trip to the disk each, whatever the number. But what a thread holds, no other does: so a
receiver that takes its time is given one report after the other, and a crash leaves few leases to run out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

QUICK_SECONDS = 0.03
"""For one job, with everything. A records system across the country takes longer; memory and mail next door do not."""
MOST_AT_ONCE = 16


class Pace:
    """`at_once`: how many to claim next. Doubled after a quick batch; one again after a slow one."""

    def __init__(self) -> None:
        self.at_once = 1

    @contextmanager
    def of(self, jobs: int) -> Iterator[None]:
        """The block does this many jobs."""
        began = time.monotonic()
        yield
        took = time.monotonic() - began
        self.at_once = min(self.at_once * 2, MOST_AT_ONCE) if took < QUICK_SECONDS * jobs else 1
