"""How long what a dead worker held lay still, from the attempts it left without an end."""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.city import City

_CRASHED = """
SELECT extract(epoch FROM next.started_at - crashed.started_at)
FROM contact_forms_attempt crashed
JOIN contact_forms_job job ON job.id = crashed.job_id
JOIN LATERAL (
    SELECT later.started_at FROM contact_forms_attempt later
    WHERE later.job_id = crashed.job_id AND later.fence > crashed.fence ORDER BY later.fence LIMIT 1
) AS next ON true
WHERE crashed.finished_at IS NULL
"""
_FIRST_AFTER = """
SELECT coalesce(extract(epoch FROM min(finished_at)), 0) FROM contact_forms_attempt
WHERE outcome = 'delivered' AND finished_at > to_timestamp(%s)
"""


@dataclass(frozen=True)
class Recovery:
    """number: tries that a dead worker left. longest: seconds from the begin of such a try to the begin of the next;
    the worker died in between, so recovery took no longer."""

    number: int
    longest: float


def after_workers(city: City) -> Recovery:
    """Of everything so far."""
    waits = [float(seconds) for (seconds,) in city.rows(_CRASHED)]
    return Recovery(len(waits), max(waits, default=0.0))


def first_delivery_after(city: City, moment: float) -> float:
    """Seconds from a moment to the first delivery that was recorded after it; infinite where there was none."""
    found = float(city.rows(_FIRST_AFTER, moment)[0][0])
    return found - moment if found else float("inf")
