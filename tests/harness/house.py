"""The whole platform as real processes, for browser tests and tests of caches, roles and crashes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from cms.supervisor.environment import Installation, Ports
from cms.supervisor.ports import free_ports
from cms.supervisor.preparing import StageFailed, load, write_ports
from cms.supervisor.processes import Child, ChildFailed, Command
from cms.supervisor.provision import Addresses
from cms.supervisor.readiness import NotReady, wait_until_ready
from cms.supervisor.roles import READY_PATH, SANDBOX_READY_PATH, sandbox, web, worker
from tests.harness.databases import TestServer, installation
from tests.harness.environment import RUN

QUICK = {"SOH_RETRY_BASE_SECONDS": "0.5", "SOH_LEASE_SECONDS": "5"}


@dataclass
class House:
    """Running processes over a loaded database. `log_of("worker")` is everything that process has said."""

    installation: Installation
    logs: Path
    settings: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    children: dict[str, Child] = field(default_factory=dict)

    def public(self, host: str, path: str = "/") -> str:
        """The address of a page on a site: `public("thames-valley", "/report/")`."""
        return f"http://{host}.localhost:{self.installation.ports.public}{path}"

    def ask(self, host: str, path: str = "/", method: str = "GET", **options: Any) -> httpx.Response:
        """One request to a site as a program makes it: to the loopback address, with the host in a header."""
        headers = {"Host": f"{host}.localhost", **options.pop("headers", {})}
        address = f"http://127.0.0.1:{self.installation.ports.public}{path}"
        return httpx.request(method, address, headers=headers, **options)

    @property
    def admin(self) -> str:
        """The address of the admin's host, without a slash at the end."""
        return f"http://cms.localhost:{self.installation.ports.admin}"

    @property
    def sandbox(self) -> str:
        """The address of the sandbox, which tests may also call themselves, without a slash at the end."""
        return f"http://127.0.0.1:{self.installation.ports.sandbox}"

    @property
    def password(self) -> str:
        """Of every demo account."""
        return self.installation.keys.demo_password

    @property
    def addresses(self) -> Addresses:
        """Of the database, for tests that look into it."""
        return self.installation.addresses

    def start(self, name: str, **settings: str) -> None:
        """Start `public`, `admin`, `worker` or `sandbox` and wait for its answer. `settings` join its environment."""
        command = self._command(name)
        command = replace(command, environment={**command.environment, **self.settings, **settings})
        child = Child(command)
        child.start()
        self.children[name] = child
        port, path = self._asked(name)
        if not port:
            return

        def meanwhile(seconds: float) -> None:
            if child.ended() is not None:
                raise child.failure()
            time.sleep(seconds)

        wait_until_ready(port, path, meanwhile, seconds=60)

    def stop(self, name: str) -> None:
        """Ask a process to stop, and wait for it."""
        self.children.pop(name).stop()

    def kill(self, name: str) -> None:
        """SIGKILL: no chance to tidy up."""
        self.children.pop(name).kill()

    def restart(self, name: str, **settings: str) -> None:
        """Kill it if it runs, and start it again."""
        if name in self.children:
            self.kill(name)
        self.start(name, **settings)

    def log_of(self, name: str) -> str:
        """What the process has written, over all its lives."""
        return (self.logs / f"{name}.log").read_text(errors="replace")

    def stop_all(self) -> None:
        for name in list(self.children):
            self.stop(name)

    def _command(self, name: str) -> Command:
        log = self.logs / f"{name}.log"
        if name == "worker":
            return worker(self.installation, log)
        if name == "sandbox":
            return sandbox(self.installation, log, self.logs / "sandbox-data")
        return web(name, self.installation, log)

    def _asked(self, name: str) -> tuple[int, str]:
        ports = self.installation.ports
        return {
            "public": (ports.public, READY_PATH),
            "admin": (ports.admin, READY_PATH),
            "sandbox": (ports.sandbox, SANDBOX_READY_PATH),
        }.get(name, (0, ""))


@pytest.fixture(scope="session")
def build_house(
    database_server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., House]]:
    """Make a house that is loaded but not started: for tests that start processes themselves, or break them."""
    made: list[tuple[House, str]] = []

    def build() -> House:
        name = f"soh_house_{os.getpid()}_{len(made)}"
        folder = tmp_path_factory.mktemp("house")
        (folder / "sandbox-data").mkdir()
        addresses = database_server.copy(name, of=_loaded(database_server))
        house = House(installation(addresses, Ports(*free_ports(5))), folder)
        made.append((house, name))
        write_ports(house.installation)
        return house

    yield build
    for house, name in made:
        house.stop_all()
        database_server.drop(name)


@pytest.fixture(scope="session")
def house(build_house: Callable[..., House]) -> House:
    """The platform, running: sandbox, public web, admin and worker. Tests share it; a killed process is restarted."""
    running = build_house()
    try:
        for name in ("sandbox", "public", "admin", "worker"):
            running.start(name)
    except (ChildFailed, NotReady) as problem:
        pytest.fail(f"The platform did not start. {problem}", pytrace=False)
    return running


def _loaded(server: TestServer) -> str:
    """A database with the demo's content, loaded once in a run."""

    def fill(addresses: Addresses) -> None:
        try:
            load(installation(addresses))
        except StageFailed as problem:
            pytest.fail(f"The demo's content could not be loaded. {problem}", pytrace=False)

    return server.template(f"soh_test_{os.environ[RUN]}_loaded", fill, of=server.migrated_template())
