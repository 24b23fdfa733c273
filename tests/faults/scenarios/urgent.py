"""A long queue: thousands of routine reports wait, and urgent ones come."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict

from tests.faults.city import City, built_city, wait_until
from tests.faults.finding import Finding, at_least, at_most
from tests.faults.scenario import Scale, scenario
from tests.harness.quick_receiver import HERE
from tests.harness.reports import RouteRow

SERVICES, SUBMITTERS = 11, 3
URGENT_BAR = 5.0
_WAITS = """
SELECT extract(epoch FROM job.done_at - job.created_at) FROM contact_forms_job job
WHERE job.priority = 0 AND job.state = 'done'
"""
_LEFT = "SELECT count(*) FROM contact_forms_job WHERE state = 'waiting' AND priority = 1"


@scenario("thousands of routine reports wait")
def long_queue(scale: Scale) -> Sequence[Finding]:
    """An urgent report leaves at once all the same; receivers take a twentieth of a second each."""
    routine, urgent = scale.of(200, 5_000, 50_000), scale.of(2, 10, 50)
    with built_city(scale.is_quick) as city:
        route = RouteRow("quick", HERE, {"seconds": "0.05"})
        city.nursery.run("tests.harness.reports:make_services", services=SERVICES, route=asdict(route))
        for pid in [_submit(city, routine // SUBMITTERS + 1, number) for number in range(SUBMITTERS)]:
            city.nursery.wait(pid, seconds=scale.of(60, 300, 2_000))
        for _ in range(2):
            city.worker(threads=2)
        wait_until(lambda: city.number(_LEFT) < routine)
        _submit(city, urgent, 0, urgent=True, a_second=2.0)
        wait_until(lambda: len(city.rows(_WAITS)) >= urgent, look=0.5)
        waits = [float(seconds) for (seconds,) in city.rows(_WAITS)]
        left = city.number(_LEFT)
    return [
        at_least("routine reports still waiting when the last urgent one had left", routine // 2, left),
        at_least("urgent reports delivered", urgent, len(waits)),
        at_most("until an urgent report is delivered, at the most", len(waits), URGENT_BAR, max(waits, default=1e9)),
        Finding("the same, median", len(waits), "-", f"{statistics.median(waits or [0]):.2f} s", ok=True),
    ]


def _submit(city: City, number: int, first: int, *, urgent: bool = False, a_second: float = 0.0) -> int:
    return city.nursery.start(
        "tests.harness.reports:submit_many",
        services=SERVICES,
        number=number,
        a_second=a_second,
        told=str(city.folder / f"submitted-{first}-{urgent}"),
        urgent=urgent,
        first=first * 7,
    )
