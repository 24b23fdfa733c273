"""What each kind of request costs the database, counted one request after another."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.supervisor.provision import connected
from tests.bench import journey
from tests.bench.browser import Browser
from tests.bench.connection import Answer, Connection
from tests.bench.statements import Cost, Relay
from tests.harness.house import House

HIT = b"x-page-cache: hit"
BYPASS = f"{journey.START}?made-anew"
"""A query string is never answered from the cache."""
TIMES = 5
_THREADS = 4
_SECONDS_TO_HEAR = 10.0
_NATION = 0
_MOVE = (
    "WITH moved AS (UPDATE cms_epoch SET value = value + 1 RETURNING site_id, value) "
    "SELECT count(pg_notify('soh_epoch', site_id || ':' || value)) FROM moved"
)

Costs = dict[str, list[Cost]]
"""Kind of request -> what each one of that kind cost."""


def count(house: House, folder: Path) -> Costs:
    """Start the public process behind the relay, ask for one thing after another, and stop it again."""
    with Relay(house.addresses.application, folder) as relay, _public(house, relay.address):
        counted = _Counted(relay)
        port = house.installation.ports.public
        _warm(port)
        with Connection(port) as connection:
            reader = Browser(connection, journey.HOST, port)
            _fill_the_cache(reader)
            counted.mark()
            for _ in range(TIMES):
                counted("cached", reader.get(journey.START))
            for _ in range(TIMES):
                counted("uncached", reader.get(BYPASS))
            for _ in range(TIMES):
                before = relay.so_far()
                journey.walk(Browser(connection, journey.HOST, port), counted)
                counted.costs["journey"].append(relay.so_far() - before)
            for _ in range(TIMES):
                _move_epochs(house)
                counted.mark()
                counted("first after a change", _first_after_a_change(reader))
        return dict(counted.costs)


class _Counted:
    """Tells apart what each answer cost: everything since the one before."""

    def __init__(self, relay: Relay) -> None:
        self.costs: defaultdict[str, list[Cost]] = defaultdict(list)
        self._relay = relay
        self.mark()

    def mark(self) -> None:
        """Leave out what has been until now."""
        self._before = self._relay.so_far()

    def __call__(self, kind: str, answer: Answer) -> None:
        now = self._relay.so_far()
        self.costs[kind].append(now - self._before)
        self._before = now


@contextmanager
def _public(house: House, database: str) -> Iterator[None]:
    house.start("public", DATABASE_URL=database)
    try:
        yield
    finally:
        house.stop("public")


def _warm(port: int) -> None:
    """Let every thread of the server open its connection, and the process read what it reads once."""

    def person() -> None:
        with Connection(port) as connection:
            browser = Browser(connection, journey.HOST, port)
            for _ in range(_THREADS):
                browser.get(BYPASS)
            journey.answer_all(browser)

    threads = [threading.Thread(target=person) for _ in range(_THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _move_epochs(house: House) -> None:
    """What a publication does last, nationally and for every site."""
    with connected(house.addresses.application) as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO cms_epoch VALUES (%s, 1) ON CONFLICT (site_id) DO NOTHING", [_NATION])
        cursor.execute(_MOVE)


def _first_after_a_change(reader: Browser) -> Answer:
    """The first answer that the cache did not have: everything remembered under the old epochs is read again."""
    until = time.monotonic() + _SECONDS_TO_HEAR
    while HIT in (answer := reader.get(journey.START)).head.lower():
        if time.monotonic() > until:
            raise TimeoutError("The cache never heard of the change.")
    return answer


def _fill_the_cache(reader: Browser) -> None:
    until = time.monotonic() + _SECONDS_TO_HEAR
    while HIT not in reader.get(journey.START).head.lower():
        if time.monotonic() > until:
            raise TimeoutError("The page never came from the cache.")
