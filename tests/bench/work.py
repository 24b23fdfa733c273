"""What a client does over and over, by the name under which the measuring process asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from tests.bench import journey
from tests.bench.browser import Browser
from tests.bench.connection import BadAnswer, Connection

WARMING_TURNS = 10


class Work(Protocol):
    """Made ready before the clock starts. `units`: what one turn counts for."""

    units: int

    def turn(self) -> bool:
        """Do it once; False where nothing is left to do. Raises BadAnswer."""
        ...


class SameRequest:
    """One request sent again and again; `at_once` of them in one write.

    must: bytes that stand in every answer's head, such as the cache's own mark.
    """

    def __init__(
        self, connection: Connection, request: bytes, status: int, must: bytes = b"", at_once: int = 1
    ) -> None:
        self.units = at_once
        self._connection, self._request, self._status, self._must = connection, request * at_once, status, must
        for _ in range(WARMING_TURNS):
            connection.ask(request)

    def turn(self) -> bool:
        for answer in self._connection.ask_at_once(self._request, self.units):
            if answer.status != self._status or self._must not in answer.head.lower():
                raise BadAnswer(f"Not what was to be measured: {answer.head[:500]!r}")
        return True


class Sending:
    """Journeys that have come to check-your-answers, each sent once."""

    units = 1

    def __init__(self, connection: Connection, port: int, journeys: int) -> None:
        self._ready = [Browser(connection, journey.HOST, port) for _ in range(journeys)]
        for browser in self._ready:
            journey.answer_all(browser)

    def turn(self) -> bool:
        if not self._ready:
            return False
        journey.send(self._ready.pop())
        return True


class Walking:
    """Whole journeys, each by a new person."""

    units = 1

    def __init__(self, connection: Connection, port: int) -> None:
        self._connection, self._port = connection, port

    def turn(self) -> bool:
        journey.walk(Browser(self._connection, journey.HOST, self._port))
        return True


def prepare(job: Mapping[str, Any]) -> tuple[Connection, Work]:
    """The work of a job. `job` has kind and port, and what that kind needs."""
    port: int = job["port"]
    connection = Connection(port)
    return connection, _KINDS[job["kind"]](connection, port, job)


def _page(connection: Connection, port: int, job: Mapping[str, Any]) -> Work:
    request = Browser(connection, journey.HOST, port).request("GET", job["path"])
    return SameRequest(connection, request, 200, job["must"].encode(), job["at_once"])


def _step_get(connection: Connection, port: int, job: Mapping[str, Any]) -> Work:
    browser = Browser(connection, journey.HOST, port)
    journey.answer_all(browser, until=journey.MIDDLE)
    return SameRequest(connection, browser.request("GET", journey.step_path(journey.MIDDLE)), 200)


def _step_post(connection: Connection, port: int, job: Mapping[str, Any]) -> Work:
    browser = Browser(connection, journey.HOST, port)
    journey.answer_all(browser, until=journey.MIDDLE)
    request = browser.form(journey.step_path(journey.MIDDLE), journey.ANSWERS[journey.MIDDLE])
    return SameRequest(connection, request, 303)


_KINDS: dict[str, Callable[[Connection, int, Mapping[str, Any]], Work]] = {
    "page": _page,
    "step GET": _step_get,
    "step POST": _step_post,
    "send": lambda connection, port, job: Sending(connection, port, job["journeys"]),
    "journey": lambda connection, port, job: Walking(connection, port),
}
