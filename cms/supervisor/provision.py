"""A database and its three roles, from nothing or from what is there.

`soh_owner` owns the database and its tables and migrates them. `soh_app` runs everything else. Neither is a superuser
or may pass row-level security: PostgreSQL asks a superuser nothing, not even where security is FORCEd. `soh_backup`
passes it, since a dump that row-level security cuts would lack reports, and may only read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql
from psycopg2.errors import InsufficientPrivilege
from psycopg2.extensions import connection as Connection

OWNER = "soh_owner"
APPLICATION = "soh_app"
BACKUP = "soh_backup"
_NOTHING_SPECIAL = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION"


@dataclass(frozen=True)
class Addresses:
    """postgres:// addresses of one database. Only migrations may have `owner`, and only a backup `backup`, which is
    empty where the server's administrator may not make such a role."""

    owner: str
    application: str
    backup: str = ""


def provision(administrator: str, database: str, passwords: Mapping[str, str] | None = None) -> Addresses:
    """Make the roles and the database, or put right what is there; returns how to reach it.

    `administrator` is the address of any database of the server, for a role that may create roles and databases.
    `passwords` by role; without it the roles keep theirs, and the addresses have none (the embedded server's own way).
    Raises psycopg2.Error when the administrator may not do this.
    """
    passwords = passwords or {}
    with connected(administrator) as connection:
        for role in (OWNER, APPLICATION):
            _ensure_role(connection, role, passwords.get(role))
        if not database_exists(connection, database):
            # Creating a database for another role needs membership of it, unless one is a superuser.
            _run(connection, "GRANT {} TO CURRENT_USER", OWNER)
            _run(connection, "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0", database, OWNER)
        _run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
        _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", database, APPLICATION)
        may_backup = _ensure_backup_role(connection, database, passwords.get(BACKUP))
    addresses = Addresses(
        owner=address(administrator, database, OWNER, passwords.get(OWNER)),
        application=address(administrator, database, APPLICATION, passwords.get(APPLICATION)),
        backup=address(administrator, database, BACKUP, passwords.get(BACKUP)) if may_backup else "",
    )
    with connected(addresses.owner) as connection:
        _open_tables(connection)
    return addresses


def address(near: str, database: str, role: str | None = None, password: str | None = None) -> str:
    """The address `near` with another database, and with another role and password where a role is given."""
    parts = urlsplit(near)
    netloc = parts.netloc
    if role is not None:
        host = netloc.rsplit("@", 1)[-1]
        secret = f":{quote(password, safe='')}" if password else ""
        netloc = f"{role}{secret}@{host}"
    return urlunsplit(parts._replace(netloc=netloc, path=f"/{quote(database)}"))


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection in autocommit, closed at the end of the block."""
    connection = psycopg2.connect(url, connect_timeout=10)
    connection.autocommit = True
    try:
        yield connection
    finally:
        connection.close()


def database_exists(connection: Connection, database: str) -> bool:
    """Whether the server has a database of this name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        return cursor.fetchone() is not None


def _ensure_role(connection: Connection, role: str, password: str | None, attributes: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        verb = "ALTER" if cursor.fetchone() else "CREATE"
        attributes = attributes or _allowed_attributes(connection, verb)
        statement = sql.SQL(f"{verb} ROLE {{}} {attributes}").format(sql.Identifier(role))
        if password:
            statement += sql.SQL(" PASSWORD {}").format(sql.Literal(password))
        cursor.execute(statement)


def _ensure_backup_role(connection: Connection, database: str, password: str | None) -> bool:
    """Only who passes row-level security may make somebody who does: a hosted server's administrator may not, and then
    whoever runs the server makes the role."""
    try:
        _ensure_role(connection, BACKUP, password, "LOGIN NOCREATEDB NOCREATEROLE BYPASSRLS")
        _run(connection, "GRANT pg_read_all_data TO {}", BACKUP)
        _run(connection, "ALTER ROLE {} SET default_transaction_read_only = on", BACKUP)
        _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", database, BACKUP)
    except InsufficientPrivilege:
        return False
    return True


def _allowed_attributes(connection: Connection, verb: str) -> str:
    """Only a superuser may say NOSUPERUSER and the like of a role that exists; a hosted server's administrator is none.

    A role that such an administrator creates has none of those attributes anyway.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        (is_superuser,) = cursor.fetchone() or (False,)
    return _NOTHING_SPECIAL if is_superuser or verb == "CREATE" else "LOGIN NOCREATEDB NOCREATEROLE"


def _open_tables(connection: Connection) -> None:
    """What soh_owner will ever make in the public schema, soh_app may read and write; it may make nothing itself.

    Tables that exist are left alone: a migration may have taken a right away again (an audit table's UPDATE).
    """
    _run(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    _run(connection, "GRANT USAGE ON SCHEMA public TO {}", APPLICATION)
    for kind, rights in (("TABLES", "SELECT, INSERT, UPDATE, DELETE"), ("SEQUENCES", "USAGE, SELECT")):
        _run(connection, f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} ON {kind} TO {{}}", APPLICATION)


def _run(connection: Connection, statement: str, *names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))
