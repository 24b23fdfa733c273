"""A receiver is dead for a day and comes back."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.faults.city import City, built_city, wait_until
from tests.faults.finding import Finding, at_least, none_of
from tests.faults.ledger import held_at_receivers
from tests.faults.people import SERVICE, Crowd
from tests.faults.scenario import Scale, scenario

FORCE = "thames-valley"
DAY = 24 * 3600.0
PLATFORM_RETRY_BASE = 30.0
_DELIVERIES = """
SELECT job.submission_id::text, job.state, job.already_emailed FROM contact_forms_job job WHERE job.kind = 'deliver'
"""
_UNDECIDED = """
SELECT count(*) FROM contact_forms_job WHERE state = 'waiting' AND (kind <> 'deliver' OR route_id = %s)
"""


@scenario("a receiver is dead for a day and comes back")
def dead_for_a_day(scale: Scale) -> Sequence[Finding]:
    """The day is scaled by the base of the retries: the database's clock decides when a try is due, so a base of a
    thousandth of the platform's makes a day of 86 seconds."""
    times = scale.of(17_280, 2_880, 960)
    with built_city(scale.is_quick, SOH_RETRY_BASE_SECONDS=f"{PLATFORM_RETRY_BASE / times}") as city:
        for name in ("sandbox", "public"):
            city.house.start(name)
        city.nursery.run("tests.harness.reports:lead_to_sandbox", force=FORCE, service=SERVICE, profile="rms")
        ((route,),) = city.rows("SELECT max(id) FROM contact_forms_route")
        city.sandbox(f"/control/{FORCE}/fault", fault="503", times=None)
        for _ in range(2):
            city.worker(threads=2)
        began = time.monotonic()
        crowd = Crowd(city.house.installation.ports.public, [FORCE], scale.of(2, 30, 100))
        crowd.begin()
        wait_until(lambda: crowd.is_over)
        time.sleep(max(0.0, DAY / times - (time.monotonic() - began)))
        given_up = sum(state == "attention" for _, state, _ in city.rows(_DELIVERIES))
        city.sandbox(f"/control/{FORCE}/fault", fault="none")
        wait_until(lambda: city.number(_UNDECIDED, route) == 0, seconds=60)
        return [
            Finding(
                "how much faster than life", crowd.number, "-", f"{times} times, a day in {DAY / times:.0f} s", True
            ),
            at_least("reports acknowledged", crowd.number, len(crowd.acknowledged)),
            Finding("given up and e-mailed meanwhile", crowd.number, "-", f"{given_up}", ok=True),
            *_outcome(city),
            *_resent(city, route),
        ]


def _outcome(city: City) -> list[Finding]:
    deliveries = city.rows(_DELIVERIES)
    there = {report["submission_id"] for report in held_at_receivers(city)}
    mailed = {mail["submission_id"] for mail in city.sandbox("/mail.json?limit=200000")["mails"]}
    nowhere = [
        report for report, _, emailed in deliveries if report not in there and not (emailed and report in mailed)
    ]
    return [none_of("reports neither at the receiver nor e-mailed, and so marked", len(deliveries), len(nowhere))]


def _resent(city: City, route: int) -> list[Finding]:
    """A person sends again what is in the attention list."""
    emailed = {report for report, state, mailed in city.rows(_DELIVERIES) if state == "attention" and mailed}
    city.nursery.run("tests.harness.reports:redeliver_all")
    wait_until(lambda: city.number(_UNDECIDED, route) == 0, seconds=60)
    marked = {report["submission_id"] for report in held_at_receivers(city) if report["already_emailed"]}
    there = {report["submission_id"] for report in held_at_receivers(city)}
    deliveries = {report for report, _, _ in city.rows(_DELIVERIES)}
    return [
        none_of("sent again by a person without the mark already e-mailed", len(emailed), len(emailed - marked)),
        none_of("reports that the receiver does not hold in the end", len(deliveries), len(deliveries - there)),
    ]
