"""Taking a backup while people work: everything in it is of one moment of the database."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg2
from django.apps import apps
from django.conf import settings
from django.db.models import FileField
from psycopg2 import sql
from psycopg2.extensions import connection as Connection

from cms.keeping.code import known_migrations, platform_version
from cms.keeping.manifest import DUMP, FILES, KEYS, KeyNeeded, Manifest, digest_of, write_manifest
from cms.keeping.programs import run
from contact_forms.sealing import CannotOpen, name_of_key_of, opening_key

LEFT_OUT = ("contact_forms_forcekey", "django_session")
"""Tables without their rows: keys are files of their own, and nobody is signed in on another machine."""


class BackupRefused(Exception):
    """No backup can be taken; the text says why and what to do."""


def back_up(folder: Path, url: str) -> Manifest:
    """Write a backup to a new folder. url: of the database, for the role soh_backup.

    Raises BackupRefused, ProgramFailed where pg_dump fails, CannotOpen without the opening key that signs.
    """
    opening = opening_key()
    if folder.exists():
        raise BackupRefused(f"{folder} is there already. Name a new folder.")
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True, mode=0o700)
    (unfinished / KEYS).mkdir()
    try:
        with _one_moment(url) as (connection, snapshot):
            migrations = _migrations_of(connection)
            left_out = [f"--exclude-table-data=public.{table}" for table in LEFT_OUT]
            run("pg_dump", url, "--format=custom", f"--snapshot={snapshot}", *left_out, f"--file={unfinished / DUMP}")
            # A file is written before its row and deleted after it: what this moment's rows name is there, unless it
            # was deleted while we were at it.
            packed = _pack_files(unfinished / FILES)
            named = _named_files(connection)
            taken_at, newest, submissions = _facts(connection)
            manifest = Manifest(
                version=platform_version(),
                taken_at=taken_at,
                newest=newest,
                submissions=submissions,
                last_key=_ask(connection, "SELECT last_value FROM contact_forms_forcekey_id_seq")[0][0],
                migrations=migrations,
                parts={name: digest_of(unfinished / name) for name in (DUMP, FILES)},
                keys=list(_write_keys(connection, unfinished)),
                missing=sorted(named - packed),
            )
        write_manifest(manifest, unfinished, opening)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return manifest


@contextmanager
def _one_moment(url: str) -> Iterator[tuple[Connection, str]]:
    """A connection that sees one moment of the database, and the name by which pg_dump sees the same."""
    if not url:
        raise BackupRefused("SOH_BACKUP_DATABASE_URL is not set: the address of the database for the role soh_backup.")
    connection = psycopg2.connect(url, connect_timeout=10)
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        ((passes_walls,),) = _ask(connection, "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if not passes_walls:
            raise BackupRefused("The role of SOH_BACKUP_DATABASE_URL does not see every row. Give it BYPASSRLS.")
        ((snapshot,),) = _ask(connection, "SELECT pg_export_snapshot()")
        yield connection, snapshot
    finally:
        connection.close()


def _ask(connection: Connection, statement: str | sql.Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _migrations_of(connection: Connection) -> dict[str, str]:
    known = known_migrations()
    applied = [f"{app}.{name}" for app, name in _ask(connection, "SELECT app, name FROM django_migrations")]
    strange = [name for name in applied if name not in known]
    if strange:
        raise BackupRefused(f"Other code has migrated this database ({', '.join(sorted(strange))}). Back up with that.")
    return {name: known[name] for name in applied}


def _facts(connection: Connection) -> tuple[str, str, int]:
    ((now, newest, submissions),) = _ask(
        connection,
        "SELECT now(), greatest((SELECT max(submitted_at) FROM contact_forms_submission),"
        " (SELECT max(at) FROM contact_forms_auditentry)), (SELECT count(*) FROM contact_forms_submission)",
    )
    return _iso(now), _iso(newest), submissions


def _pack_files(archive: Path) -> set[str]:
    root, packed = Path(settings.MEDIA_ROOT), set()
    with tarfile.open(archive, "w") as tar:
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            try:
                if path.is_file():
                    tar.add(path, name, recursive=False)
                    packed.add(name)
            except FileNotFoundError:
                continue  # deleted meanwhile; where a row of this moment names it, the manifest says so
    return packed


def _named_files(connection: Connection) -> set[str]:
    """Every file that a row names."""
    named: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and not model._meta.proxy:
                statement = sql.SQL("SELECT DISTINCT {} FROM {}").format(
                    sql.Identifier(field.column), sql.Identifier(model._meta.db_table)
                )
                named |= {name for (name,) in _ask(connection, statement) if name}
    return named


def _write_keys(connection: Connection, folder: Path) -> Iterator[KeyNeeded]:
    rows = _ask(
        connection,
        "SELECT id, site_id, public_key, sealed_private, escrowed_private, created_at, retired_at"
        " FROM contact_forms_forcekey ORDER BY id",
    )
    for key_id, site_id, public, sealed, escrowed, created_at, retired_at in rows:
        try:
            opened_by = name_of_key_of(sealed).hex()
        except CannotOpen:
            opened_by = ""  # its private half was not there when this platform was restored
        file = folder / KEYS / f"{key_id}.json"
        halves = {"sealed_private": bytes(sealed).hex(), "escrowed_private": bytes(escrowed).hex()}
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as to:
            json.dump(halves, to)
        yield KeyNeeded(
            key_id, site_id, bytes(public).hex(), _iso(created_at), _iso(retired_at), opened_by, digest_of(file)
        )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
