"""The platform of one scenario: a loaded database of its own, the sandbox, a nursery of workers, and what looks in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg2

from cms.supervisor.environment import environment_for
from cms.supervisor.provision import connected
from tests.bench.house import administrator_of, built_house
from tests.faults.crash import Database
from tests.harness.house import House
from tests.harness.nursery import Nursery

LEASE_SECONDS = 30
"""The platform's own."""
QUICK_LEASE_SECONDS = 4
PATIENCE = 120.0


@dataclass(frozen=True)
class City:
    """house: the real processes. nursery: forks workers and submitters. database: can be crashed."""

    house: House
    nursery: Nursery
    database: Database
    folder: Path
    lease: int

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, walls or not. Raises psycopg2.OperationalError while it is away."""
        with connected(self.database.administrator) as connection, connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def number(self, query: str, *values: Any) -> int:
        """The one number that a query gives."""
        return int(self.rows(query, *values)[0][0])

    def worker(self, **how: Any) -> int:
        """Start a worker; see `tests.faults.working.work`. Returns its process id."""
        return self.nursery.start("tests.faults.working:work", **how)

    def sandbox(self, path: str, **body: Any) -> Any:
        """Ask the sandbox, or with a body tell it something."""
        url = f"{self.house.sandbox}{path}"
        answer = httpx.post(url, json=body, trust_env=False) if body else httpx.get(url, trust_env=False, timeout=60)
        return answer.raise_for_status().json()


@contextmanager
def built_city(quick: bool, **settings: str) -> Iterator[City]:
    """A city with nothing running yet but its nursery. settings: more of the environment of its processes."""
    with built_house(quick) as (house, _):
        lease = QUICK_LEASE_SECONDS if quick else LEASE_SECONDS
        house.settings |= {"SOH_LEASE_SECONDS": str(lease), **settings}
        environment = environment_for("worker", house.installation) | house.settings
        with Nursery(environment, house.logs / "nursery.log") as nursery:
            database = Database(administrator_of(house, quick), is_ours=not quick)
            yield City(house, nursery, database, house.logs, lease)


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE, look: float = 0.1) -> bool:
    """Whether it came true in time. A database that is away is waited for."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if true():
                return True
        except psycopg2.OperationalError:
            pass
        time.sleep(look)
    return False
