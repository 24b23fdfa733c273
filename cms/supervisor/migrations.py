"""Whether a database has been migrated by this very code, and loaded: one note in the database's comment.

Asking Django costs the start of Django; on the second `make run` the note says it in a millisecond. The web servers'
`/readyz` still asks Django, so a note that lies is found out before anybody is told to come in.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache

from psycopg2 import sql
from psycopg2.extensions import connection as Connection

from cms.supervisor.places import CLONE

_ROOMS = ("cms", "forcesites", "contact_forms", "govuk_theme", "integrations")
_ALSO = ("requirements.lock", "cms/supervisor/provision.py")


@dataclass(frozen=True)
class Note:
    """migrated: `migration_state()` of the code that migrated it; loaded: whether the demo's content is in it."""

    migrated: str = ""
    loaded: bool = False


@cache
def migration_state() -> str:
    """A digest of everything that shapes the tables: our migrations, the locked packages with theirs, the roles."""
    files = [file for room in _ROOMS for file in (CLONE / room).rglob("migrations/*.py")]
    files += [CLONE / name for name in _ALSO]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(CLONE)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def read_note(connection: Connection) -> Note:
    """The note of the connected database; an empty one where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        (comment,) = cursor.fetchone() or (None,)
    try:
        return Note(**json.loads(comment)) if comment else Note()
    except (ValueError, TypeError):
        return Note()


def write_note(connection: Connection, note: Note) -> None:
    """Replace the note. Only the database's owner may."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        (database,) = cursor.fetchone() or ("",)
        statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
        cursor.execute(statement.format(sql.Identifier(database), sql.Literal(json.dumps(asdict(note)))))
