"""The bare servers beside which the platform is measured: the public process's own command with another application."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cms.supervisor.environment import Installation
from cms.supervisor.places import CLONE
from cms.supervisor.ports import free_ports
from cms.supervisor.processes import Child
from cms.supervisor.readiness import wait_until_ready
from cms.supervisor.roles import web

_OURS = "cms.wsgi:application"


@dataclass(frozen=True)
class Running:
    """A bare server."""

    port: int
    pid: int


@contextmanager
def bare_server(module: str, house: Installation, folder: Path) -> Iterator[Running]:
    """`tests.bench.<module>:application` on the same server with the same flags, on a port of its own."""
    (port,) = free_ports(1)
    public = web("public", replace(house, ports=replace(house.ports, public=port)), folder / f"{module}.log")
    arguments = [f"tests.bench.{module}:application" if part == _OURS else part for part in public.arguments]
    if arguments == list(public.arguments):
        raise LookupError(f"The public process is no longer started as {_OURS}.")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CLONE), "PYTHONUNBUFFERED": "1"}
    child = Child(replace(public, name=module, arguments=arguments, environment=environment))
    child.start()
    try:

        def meanwhile(seconds: float) -> None:
            if child.ended() is not None:
                raise child.failure()
            time.sleep(seconds)

        wait_until_ready(port, "/", meanwhile, seconds=30)
        yield Running(port, child.pid)
    finally:
        child.stop()
