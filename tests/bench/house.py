"""The platform that is measured: the public process over a fresh copy of a loaded database."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cms.supervisor.database import Cluster, hold_cluster
from cms.supervisor.environment import Ports
from cms.supervisor.migrations import migration_state
from cms.supervisor.places import CLONE
from cms.supervisor.ports import free_ports
from cms.supervisor.preparing import load, write_ports
from cms.supervisor.provision import address, connected
from tests.harness.databases import TestServer, installation, running_server
from tests.harness.environment import ADMINISTRATOR, RUN, is_outside
from tests.harness.house import House

_ROOMS = ("cms", "forcesites", "contact_forms", "govuk_theme", "integrations")
_KEPT = "soh_template_loaded_"


@dataclass(frozen=True)
class Durability:
    """What a commit means on this server, in PostgreSQL's own words."""

    fsync: str
    synchronous_commit: str


@contextmanager
def built_house(quick: bool) -> Iterator[tuple[House, Durability]]:
    """A house with no process started yet. All that was made for it is gone afterwards, but for the kept template."""
    folder = Path(tempfile.mkdtemp(prefix="soh-bench-"))
    name = f"soh_house_{os.getpid()}_bench"
    try:
        with _server(quick) as server:
            addresses = server.copy(name, of=_loaded(server))
            house = House(installation(addresses, Ports(*free_ports(5))), folder, settings={})
            write_ports(house.installation)
            try:
                yield house, _durability(server)
            finally:
                house.stop_all()
                server.drop(name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def administrator_of(house: House, quick: bool) -> str:
    """The address of the house's database for one who may see everything."""
    name = house.addresses.application.partition("?")[0].rpartition("/")[2]
    if is_outside():
        return address(os.environ[ADMINISTRATOR], name)
    return Cluster("test" if quick else "faults").url(name)


@contextmanager
def _server(quick: bool) -> Iterator[TestServer]:
    """The embedded server as production runs one, where a commit reaches the disk; the tests' own gives that up."""
    if quick or is_outside():
        with running_server() as server:
            yield server
    else:
        with hold_cluster("faults") as cluster:
            yield TestServer(cluster.url())


def _loaded(server: TestServer) -> str:
    """A database with the demo's content: that of the test run we are part of, or one kept until the code changes."""
    if os.environ[RUN] != str(os.getpid()):
        return _template(server, f"soh_test_{os.environ[RUN]}_loaded")
    name = _KEPT + _loaded_state()
    _drop_earlier(server, name)
    return _template(server, name)


def _template(server: TestServer, name: str) -> str:
    return server.template(name, lambda addresses: load(installation(addresses)), of=server.migrated_template())


def _loaded_state() -> str:
    """A digest of everything that shapes a loaded database."""
    digest = hashlib.sha256(migration_state().encode())
    files = [file for room in _ROOMS for file in (CLONE / room).rglob("*.py")]
    files += [file for file in (CLONE / "fixtures").rglob("*") if file.is_file()]
    for file in sorted(files):
        digest.update(f"{file.relative_to(CLONE)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _drop_earlier(server: TestServer, kept: str) -> None:
    with connected(server.administrator) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname <> %s", [_KEPT, kept]
        )
        earlier = [name for (name,) in cursor.fetchall()]
    for name in earlier:
        server.drop(name)
    server.drop_what_nobody_needs()


def _durability(server: TestServer) -> Durability:
    with connected(server.administrator) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        return Durability(*cursor.fetchone())
