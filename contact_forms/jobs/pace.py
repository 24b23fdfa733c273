"""How many jobs a worker takes at once: one, and more only while they are quick.

Claiming and recording cost a trip to the disk each, whatever the number. But what one worker holds, no other does: so
receivers that take their time are given one report after the other, and a crash leaves few leases to run out.
"""

from __future__ import annotations

QUICK_SECONDS = 0.03
"""For one job. A records system across the country takes longer; memory and the machine next door do not."""
MOST_AT_ONCE = 16


class Pace:
    """`at_once`: how many to claim next. One more after each quick job; one again after a slow one."""

    def __init__(self) -> None:
        self.at_once = 1

    def took(self, seconds: float) -> None:
        """A job was done in that time."""
        self.at_once = min(self.at_once + 1, MOST_AT_ONCE) if seconds < QUICK_SECONDS else 1
