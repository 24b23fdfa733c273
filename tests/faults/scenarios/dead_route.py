"""One dead receiver of 44: what the other 43 notice of it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict

from tests.faults.city import City, built_city, wait_until
from tests.faults.finding import Finding, at_least
from tests.faults.scenario import Scale, scenario
from tests.harness.quick_receiver import GONE, HERE
from tests.harness.reports import RouteRow, service_slug

SERVICES = 11
"""At each of the four forces of the demonstration: 44 routes."""
RECEIVER_SECONDS = 0.25
"""As long as a records system across the country takes."""
DEAD_SECONDS = 10.0
"""An adapter's longest try."""
A_SECOND = 12.0
BAR = 0.10
_OTHERS = """
SELECT extract(epoch FROM job.done_at - job.created_at) FROM contact_forms_job job
WHERE job.state = 'done' AND job.created_at >= to_timestamp(%s) AND job.route_id <> %s
"""
_OWED = """
SELECT count(*) FROM contact_forms_job WHERE state = 'waiting' AND created_at >= to_timestamp(%s) AND route_id <> %s
"""


@scenario("one receiver of 44 is dead")
def dead_route(scale: Scale) -> Sequence[Finding]:
    """Legs with it and without it take turns in one run; the medians of their 99th percentiles are compared."""
    legs, seconds = scale.of(1, 4, 20), scale.of(3, 10, 30)
    with built_city(scale.is_quick, SOH_RETRY_BASE_SECONDS="30") as city:
        route = RouteRow("quick", HERE, {"seconds": f"{RECEIVER_SECONDS}"})
        city.nursery.run("tests.harness.reports:make_services", services=SERVICES, route=asdict(route))
        ((victim,),) = city.rows("SELECT min(id) FROM contact_forms_route WHERE service_slug = %s", service_slug(0))
        ((routes,),) = city.rows("SELECT count(*) FROM contact_forms_route WHERE adapter = 'quick'")
        for _ in range(2):
            city.worker(threads=4)
        _leg(city, victim, 3.0, dead=False)
        with_it, without_it, number = [], [], 0
        for _ in range(legs):
            for dead, lags in ((False, without_it), (True, with_it)):
                found = _leg(city, victim, seconds, dead=dead)
                number += len(found)
                lags.append(_percentile(found))
    healthy, beside_a_dead_one = statistics.median(without_it), statistics.median(with_it)
    more = beside_a_dead_one / healthy - 1
    seen = f"{more:+.1%} ({healthy * 1000:.0f} ms, {beside_a_dead_one * 1000:.0f} ms)"
    # A few reports tell nothing of a 99th percentile: the small run shows the figure and holds nobody up.
    return [
        at_least("routes", 44, routes),
        Finding("the others' 99th percentile of lag", number, f"under +{BAR:.0%}", seen, more < BAR or scale.is_quick),
    ]


def _leg(city: City, victim: int, seconds: float, *, dead: bool) -> list[float]:
    """Report for a while, wait until the others' reports are delivered, and return their lags in seconds."""
    options = f'{{"seconds": "{DEAD_SECONDS if dead else RECEIVER_SECONDS}"}}'
    city.rows(
        "UPDATE contact_forms_route SET address = %s, options = %s, breaker_failures = 0, breaker_open_until = NULL"
        " WHERE id = %s",
        GONE if dead else HERE,
        options,
        victim,
    )
    began = time.time()
    submitter = city.nursery.start(
        "tests.harness.reports:submit_many",
        services=SERVICES,
        number=int(seconds * A_SECOND),
        a_second=A_SECOND,
        told=str(city.folder / "legs"),
    )
    city.nursery.wait(submitter, seconds=seconds * 3 + 30)
    if not wait_until(lambda: city.number(_OWED, began, victim) == 0, seconds=30):
        raise TimeoutError("The other routes were not served in time.")
    lags = [float(lag) for (lag,) in city.rows(_OTHERS, began, victim)]
    # What the dead one still has in hand belongs to this leg and not to the next.
    city.rows(
        "UPDATE contact_forms_job SET state = 'attention', lease_until = NULL, fence = fence + 1"
        " WHERE state = 'waiting' AND route_id = %s",
        victim,
    )
    if dead:
        time.sleep(DEAD_SECONDS)
    return lags


def _percentile(lags: list[float], part: float = 0.99) -> float:
    ordered = sorted(lags)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
