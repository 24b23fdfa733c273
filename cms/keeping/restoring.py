"""The platform out of a backup, on this machine: rows, keys and files, then what a restored platform cannot know."""

from __future__ import annotations

import json
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg2.extensions import connection as Connection

from cms.keeping.code import known_migrations
from cms.keeping.manifest import DUMP, FILES, KeyNeeded, Manifest, read_manifest
from cms.keeping.programs import run
from cms.settings import env
from cms.supervisor.migrations import Note, migration_state, write_note
from cms.supervisor.provision import connected
from contact_forms.actions.after_restore import mark_possibly_sent


class RestoreRefused(Exception):
    """Nothing was changed; the text says why and what to do."""


@dataclass(frozen=True)
class Restored:
    """erased: keys whose files are gone from the backup. possibly_sent: jobs that may have been done since."""

    manifest: Manifest
    erased: tuple[KeyNeeded, ...]
    migrated: bool
    possibly_sent: int


def restore(
    folder: Path, owner_url: str, opening: Sequence[bytes], *, replace: bool = False, unsigned: bool = False
) -> Restored:
    """Make this machine's platform what the backup was. The platform must not be running.

    owner_url: of the database, for the role soh_owner. replace: throw away what the database and the folder of files
    hold now. unsigned: as `read_manifest`. Raises FolderRefused, RestoreRefused; ProgramFailed where pg_restore fails,
    after which the database is as unfinished as it says and another try needs `replace`.
    """
    manifest, erased = read_manifest(folder, opening, unsigned=unsigned)
    missing = _migrations_to_go(manifest)
    media = Path(settings.MEDIA_ROOT)
    if not owner_url:
        raise RestoreRefused("DATABASE_OWNER_URL is not set: the address of the database for the role soh_owner.")
    if not replace and media.is_dir() and any(media.iterdir()):
        raise RestoreRefused(f"{media} is not empty. To throw away what is there, say --replace.")
    connections.close_all()
    with connected(owner_url) as owner:
        _ensure_free(owner, replace)
        arguments = ("--exit-on-error", "--no-owner", f"--dbname={env.database(owner_url)['NAME']}", str(folder / DUMP))
        run("pg_restore", owner_url, "--section=pre-data", "--section=data", *arguments)
        _put_keys(owner, folder, manifest, erased)
        run("pg_restore", owner_url, "--section=post-data", *arguments)
        _put_files(folder / FILES, media)
        if missing:
            with _tables_owner(owner_url):
                call_command("migrate", interactive=False, verbosity=0)
        with owner.cursor() as cursor:
            cursor.execute("ANALYZE")
        write_note(owner, Note(migrated=migration_state(), loaded=True))
    marked = mark_possibly_sent(manifest.taken_at)
    return Restored(manifest, tuple(erased), bool(missing), marked)


def _migrations_to_go(manifest: Manifest) -> set[str]:
    known = known_migrations()
    strange = sorted(name for name, digest in manifest.migrations.items() if known.get(name) != digest)
    if strange:
        raise RestoreRefused(
            f"This code cannot go on from the backup's tables ({', '.join(strange[:5])}). "
            f"Restore with version {manifest.version} as it was on {manifest.taken_at[:10]}."
        )
    return set(known) - set(manifest.migrations)


def _ensure_free(owner: Connection, replace: bool) -> None:
    with owner.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND usename IS NOT NULL"
        )
        ((others,),) = cursor.fetchall()
        if others:
            raise RestoreRefused(f"{others} others are connected to the database. Stop the platform first.")
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        ((tables,),) = cursor.fetchall()
        if tables and not replace:
            raise RestoreRefused("The database is not empty. To throw away what is there, say --replace.")
        if tables:
            cursor.execute("DROP OWNED BY CURRENT_USER CASCADE")


def _put_keys(owner: Connection, folder: Path, manifest: Manifest, erased: Sequence[KeyNeeded]) -> None:
    with owner.cursor() as cursor:
        for key in manifest.keys:
            halves = {} if key in erased else json.loads((folder / key.file).read_text(encoding="ascii"))
            cursor.execute(
                "INSERT INTO contact_forms_forcekey (id, site_id, public_key, sealed_private, escrowed_private,"
                " created_at, retired_at) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [
                    *(key.id, key.site_id, bytes.fromhex(key.public_key)),
                    bytes.fromhex(halves.get("sealed_private", "")),
                    bytes.fromhex(halves.get("escrowed_private", "")),
                    *(key.created_at, key.retired_at or None),
                ],
            )
        # Also past keys that were deleted: a number is never given twice, for sealed content names its key by it.
        cursor.execute("SELECT setval('contact_forms_forcekey_id_seq', %s)", [manifest.last_key])


def _put_files(archive: Path, media: Path) -> None:
    media.mkdir(parents=True, exist_ok=True)
    for old in media.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    with tarfile.open(archive) as tar:
        tar.extractall(media, filter="data")


@contextmanager
def _tables_owner(url: str) -> Iterator[None]:
    """Inside, the default database is reached as the tables' owner, as migrations must be."""
    connection = connections["default"]
    before = connection.settings_dict
    connection.close()
    connection.settings_dict = {**before, **env.database(url)}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before
