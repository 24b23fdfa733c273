"""Numbers of all forces, in one statement of the database that hands out ids and numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import connection


@dataclass(frozen=True)
class Count:
    """One number. site_id: None for the nation. priority: of jobs, else None. outcome: of tries, else "none".

    measure: as `soh_national_counts` names it (migration 0004). number: how many; of the measure "oldest" seconds.
    """

    measure: str
    site_id: int | None
    priority: int | None
    outcome: str
    number: float


def national_counts() -> list[Count]:
    """Every number that is not 0."""
    limits = [settings.SOH_LATE_MINUTES, settings.SOH_URGENT_LATE_MINUTES]
    with connection.cursor() as cursor:
        cursor.execute("SELECT measure, site, priority, outcome, number FROM soh_national_counts(%s, %s)", limits)
        return [Count(*row) for row in cursor.fetchall()]
