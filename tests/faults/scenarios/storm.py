"""Everything at once: people report while workers, web processes and the database are killed under them."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from tests.faults.city import City, built_city, wait_until
from tests.faults.finding import Finding, at_least, at_most, none_of
from tests.faults.killer import Killer
from tests.faults.ledger import reckon, waiting
from tests.faults.people import SERVICE, Crowd
from tests.faults.points import POINTS
from tests.faults.recovery import after_workers, first_delivery_after
from tests.faults.scenario import Scale, scenario

FORCES = {"thames-valley": "rms", "metropolitan": "rms", "hampshire": "published", "dyfed-powys": "published"}
AFTER_LEASE_BAR, DATABASE_BAR = 5.0, 15.0
SEED = 7


@scenario("workers, web and database are killed while people report")
def storm(scale: Scale) -> Sequence[Finding]:
    """See the bars."""
    with built_city(scale.is_quick) as city:
        for name in ("sandbox", "public"):
            city.house.start(name)
        for force, profile in FORCES.items():
            city.nursery.run("tests.harness.reports:lead_to_sandbox", force=force, service=SERVICE, profile=profile)
        crowd = Crowd(city.house.installation.ports.public, list(FORCES), scale.of(120, 5_000, 100_000))
        killer = Killer(city, 1.5, random.Random(SEED))
        killer.begin()
        crowd.begin()
        webs, databases = _kill_the_rest(city, crowd, killer, scale)
        wait_until(lambda: crowd.is_over, seconds=scale.of(60, 600, 7_200))
        kills = scale.of(6, 60, 1_000)
        wait_until(lambda: killer.kills.total() >= kills, seconds=scale.of(15, 200, 3_600))
        killer.end()
        for _ in range(2):
            city.worker(threads=4)
        wait_until(lambda: waiting(city) == 0, seconds=scale.of(60, 200, 1_200))
        return [*_counts(crowd, killer, webs, databases, scale), *_times(city, databases), *_held(city, crowd)]


def _kill_the_rest(city: City, crowd: Crowd, killer: Killer, scale: Scale) -> tuple[int, list[float]]:
    """Kill web and database in turn, evenly over the reports that come in. Returns how many web processes died, and
    when the database was back each time."""
    webs, databases = 0, []
    turns = ["database", "web"] * scale.of(1, 5, 100)
    for number, turn in enumerate(turns, start=1):
        due = crowd.number * number // (len(turns) + 1)
        wait_until(lambda due=due: len(crowd.acknowledged) >= due or crowd.is_over, seconds=scale.of(40, 200, 600))
        if number % 3 == 1:
            killer.freeze_one()
        if turn == "web":
            city.house.kill("public")
            time.sleep(0.5)
            city.house.start("public")
            webs += 1
        else:
            databases.append(city.database.crash("immediate" if len(databases) % 2 else "kill"))
    return webs, databases


def _counts(crowd: Crowd, killer: Killer, webs: int, databases: list[float], scale: Scale) -> list[Finding]:
    whole = scale.is_quick
    return [
        at_least("reports acknowledged", crowd.number, len(crowd.acknowledged)),
        at_least("workers killed", scale.of(6, 60, 1_000), killer.kills.total()),
        Finding(
            "of those, at named points",
            sum(killer.kills[point] for point in POINTS),
            "-" if whole else "every point",
            f"{len([point for point in POINTS if killer.kills[point]])} of {len(POINTS)} points",
            whole or all(killer.kills[point] for point in POINTS),
        ),
        none_of("workers that ended by themselves", killer.kills.total(), killer.kills["by itself"]),
        at_least("workers at once, at the most", 2 if whole else 8, killer.at_once),
        at_least("workers with a clock three days wrong", 1, killer.wrong_clocks),
        at_least("workers frozen past their lease and woken", 0 if whole else 1, killer.slept),
        at_least("web processes killed during submit", scale.of(1, 5, 100), webs),
        at_least("database crashes", scale.of(1, 5, 100), len(databases)),
        _only_good_answers(crowd),
    ]


def _only_good_answers(crowd: Crowd) -> Finding:
    others = {status: number for status, number in crowd.statuses.items() if status not in (0, 201, 503)}
    seen = ", ".join(f"{number} times {status}" for status, number in sorted(others.items())) or "0"
    return Finding("answers other than 201, 503 or none", crowd.statuses.total(), "0", seen, not others)


def _times(city: City, databases: list[float]) -> list[Finding]:
    recovery = after_workers(city)
    back = [first_delivery_after(city, moment) for moment in databases]
    return [
        at_least("tries that a dead worker left", 1, recovery.number),
        at_most(
            "until what a dead worker held is tried again",
            recovery.number,
            city.lease + AFTER_LEASE_BAR,
            recovery.longest,
        ),
        at_most("until deliveries go on after the database is back", len(back), DATABASE_BAR, max(back)),
    ]


def _held(city: City, crowd: Crowd) -> list[Finding]:
    references = [each.reference for each in crowd.acknowledged]
    still = none_of("reports still waiting at the end", len(references), waiting(city))
    return [still, *reckon(city, references)]
