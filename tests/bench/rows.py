"""The rows of the table: what is measured, on which server, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from cms.supervisor.provision import connected
from tests.bench import journey
from tests.bench.connection import BadAnswer
from tests.bench.counting import BYPASS, HIT, Costs
from tests.bench.load import CLIENTS, Clients, Measured
from tests.bench.statements import Cost
from tests.bench.yardsticks import bare_server
from tests.harness.house import House

AT_ONCE = 16
JOURNEYS_A_SECOND = 12
"""How many journeys each client brings to check-your-answers for every second of the row that sends them."""


@dataclass(frozen=True)
class Row:
    """One line. statements and commits: of one unit, the median; None for a yardstick, which has no database."""

    name: str
    measured: Measured
    statements: float | None = None
    commits: float = 0


@dataclass(frozen=True)
class Plan:
    """A row before it is measured. kind: of `counting.Costs`, "" for a yardstick; job: for `tests.bench.work`."""

    name: str
    kind: str
    job: dict[str, Any] = field(default_factory=dict)


def _page(path: str = "/", must: str = "", at_once: int = 1) -> dict[str, Any]:
    return {"kind": "page", "path": path, "must": must, "at_once": at_once}


IN_BATCHES = f", {AT_ONCE} a write"
YARDSTICKS = {
    "bare_wsgi": (
        Plan("Bare WSGI application", "", _page()),
        Plan(f"Bare WSGI application{IN_BATCHES}", "", _page(at_once=AT_ONCE)),
    ),
    "bare_django": (Plan("Bare Django view", "", _page()),),
}
PLATFORM = (
    Plan("Published page, from the cache", "cached", _page(journey.START, HIT.decode())),
    Plan(f"Published page, from the cache{IN_BATCHES}", "cached", _page(journey.START, HIT.decode(), AT_ONCE)),
    Plan("Published page, without the cache", "uncached", _page(BYPASS)),
    Plan("Step, GET", f"GET {journey.MIDDLE}", {"kind": "step GET"}),
    Plan("Step, POST", f"POST {journey.MIDDLE}", {"kind": "step POST"}),
    Plan("Submission committed", "send", {"kind": "send"}),
    Plan(f"Whole journey ({journey.REQUESTS} requests)", "journey", {"kind": "journey"}),
)
NAMES = tuple(plan.name for plans in (*YARDSTICKS.values(), PLATFORM) for plan in plans)


def measure_yardsticks(house: House, folder: Path, clients: Clients, seconds: float) -> Iterator[Row]:
    """The bare servers, one after the other."""
    for module, plans in YARDSTICKS.items():
        with bare_server(module, house.installation, folder) as server:
            for plan in plans:
                yield Row(plan.name, clients.run({**plan.job, "port": server.port, "seconds": seconds}, server.pid))


def measure_platform(house: House, clients: Clients, seconds: float, costs: Costs) -> Iterator[Row]:
    """The public process. Raises BadAnswer where the database holds other submissions than the clients were shown."""
    house.start("public")
    before, shown = submissions(house), 0
    common = {"port": house.installation.ports.public, "seconds": seconds}
    for plan in PLATFORM:
        job = {**plan.job, **common, "journeys": max(2, round(JOURNEYS_A_SECOND * seconds))}
        measured = clients.run(job, house.children["public"].pid)
        shown += measured.units if plan.kind in ("send", "journey") else 0
        counted = costs[plan.kind]
        yield Row(plan.name, measured, _median(counted, "statements"), _median(counted, "commits"))
    held = submissions(house) - before
    if held != shown:
        raise BadAnswer(f"{shown} submissions were confirmed, and the database holds {held} more than before.")
    house.stop("public")


def submissions(house: House) -> int:
    """How many submissions are committed, of every site."""
    with connected(house.addresses.application) as connection:
        connection.autocommit = False
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(id::text, ',') FROM wagtailcore_site")
            cursor.execute("SELECT set_config('soh.sites', %s, true)", cursor.fetchone())
            cursor.execute("SELECT count(*) FROM contact_forms_submission")
            (found,) = cursor.fetchone()
    return int(found)


def clients_for_rows() -> Clients:
    """As many clients as the public process has threads."""
    return Clients(CLIENTS)


def _median(counted: list[Cost], what: str) -> float:
    return median(getattr(cost, what) for cost in counted)
