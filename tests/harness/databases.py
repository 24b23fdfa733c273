"""Databases for tests: one template migrated once by soh_owner, and quick copies of it.

The template is named for what shapes it (`migration_state`), so it is made again only when a migration, a locked
package or the roles change. Copies of a template cost tens of milliseconds; migrating costs many seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil
from psycopg2 import OperationalError, sql
from psycopg2.errors import ObjectInUse
from psycopg2.extensions import connection as Connection

from cms.supervisor import Addresses, Ports, hold_cluster, provision
from cms.supervisor.environment import Installation
from cms.supervisor.keys import Keys, kept_password
from cms.supervisor.migrations import migration_state
from cms.supervisor.places import secrets_folder
from cms.supervisor.preparing import migrate
from cms.supervisor.provision import APPLICATION, BACKUP, OWNER, address, connected, database_exists
from tests.harness.environment import ADMINISTRATOR, folder, is_outside

TEMPLATES_KEPT = 3
_TEMPLATE_LOCK = 5_065_465_728


@dataclass(frozen=True)
class TestServer:
    """A running PostgreSQL and what the tests do with it. `administrator` is the address of one who may do anything."""

    __test__ = False
    administrator: str

    def addresses(self, database: str) -> Addresses:
        """How each role reaches this database."""
        passwords = role_passwords()
        return Addresses(
            owner=address(self.administrator, database, OWNER, passwords.get(OWNER)),
            application=address(self.administrator, database, APPLICATION, passwords.get(APPLICATION)),
            backup=address(self.administrator, database, BACKUP, passwords.get(BACKUP)),
        )

    def copy(self, database: str, of: str | None = None) -> Addresses:
        """Make this database anew as a copy of another, by default of the migrated template."""
        source = of or self.migrated_template()
        with connected(self.administrator) as connection:
            _drop(connection, database)
            _execute(connection, "CREATE DATABASE {} OWNER {} TEMPLATE {}", database, OWNER, source)
            _execute(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
            for role in (APPLICATION, BACKUP):
                _execute(connection, "GRANT CONNECT ON DATABASE {} TO {}", database, role)
        return self.addresses(database)

    def drop(self, database: str) -> None:
        """Drop a database, whoever is connected to it."""
        with connected(self.administrator) as connection:
            _drop(connection, database)

    def migrated_template(self) -> str:
        """The name of the template with every migration applied; made when there is none for the present code."""
        return self.template(f"soh_template_{migration_state()}", lambda addresses: migrate(installation(addresses)))

    def template(self, name: str, fill: Callable[[Addresses], None], of: str | None = None) -> str:
        """The name of a finished database that `fill` was run on, made by whichever process asks first."""
        with connected(self.administrator) as connection:
            _take(connection, "pg_advisory_lock")
            try:
                if not database_exists(connection, name):
                    unfinished = f"{name}_unfinished"
                    _drop(connection, unfinished)
                    if of is None:
                        addresses = provision(self.administrator, unfinished, role_passwords())
                    else:
                        addresses = self.copy(unfinished, of)
                    fill(addresses)
                    _execute(connection, "ALTER DATABASE {} RENAME TO {}", unfinished, name)
            finally:
                _take(connection, "pg_advisory_unlock")
        return name

    def drop_what_nobody_needs(self) -> None:
        """Drop databases of runs that were killed, and templates of code that is no more (embedded server only)."""
        if is_outside():
            return
        with connected(self.administrator) as connection:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT datname FROM pg_database WHERE datname ~ '^soh_(test|template|house)_' ORDER BY oid DESC"
                )
                names = [name for (name,) in cursor.fetchall()]
            # A run that began before the last change of a migration may still be copying its template.
            templates = [name for name in names if name.startswith("soh_template_")][:TEMPLATES_KEPT]
            for name in names:
                if name not in templates and not _is_of_a_running_run(name):
                    with suppress(OperationalError, ObjectInUse):
                        _execute(connection, "DROP DATABASE IF EXISTS {}", name)


@contextmanager
def running_server() -> Iterator[TestServer]:
    """The tests' PostgreSQL: the embedded one, or the one that DATABASE_URL named, as its administrator."""
    if is_outside():
        yield TestServer(os.environ[ADMINISTRATOR])
    else:
        with hold_cluster("test") as cluster:
            yield TestServer(cluster.url())


def role_passwords() -> dict[str, str]:
    """Of each role; empty for the embedded server, whose socket is its password."""
    if not is_outside():
        return {}
    return {role: kept_password(secrets_folder(), f"database_{role}") for role in (OWNER, APPLICATION, BACKUP)}


def installation(addresses: Addresses, ports: Ports | None = None) -> Installation:
    """The platform over this database, with the keys and folders of this test run, in the settings of `make run`."""
    keys = Keys(os.environ["SOH_SECRET_KEY"], os.environ["SOH_OPENING_KEY"], os.environ["SOH_DEMO_PASSWORD"])
    return Installation(addresses, keys, ports or Ports.from_first(8000), folder("secrets"), folder("media"))


def _is_of_a_running_run(database: str) -> bool:
    pid = database.split("_")[2]
    return pid.isdigit() and psutil.pid_exists(int(pid))


def _drop(connection: Connection, database: str) -> None:
    _execute(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", database)


def _execute(connection: Connection, statement: str, *names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


def _take(connection: Connection, function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT {}(%s)").format(sql.Identifier(function)), [_TEMPLATE_LOCK])
