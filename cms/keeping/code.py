"""Which tables this code makes: every migration it knows, with a digest of each."""

from __future__ import annotations

import hashlib
import inspect
from importlib.metadata import version
from pathlib import Path

from django.db.migrations.loader import MigrationLoader


def platform_version() -> str:
    """The version of the installed platform."""
    return version("single-online-home")


def known_migrations() -> dict[str, str]:
    """app.name -> digest of its file. One that another replaced counts as that one."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for (app, name), migration in loader.disk_migrations.items():
        file = inspect.getsourcefile(type(migration))
        digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()[:16] if file else ""
        known[f"{app}.{name}"] = digest
        replaced |= {f"{old_app}.{old_name}": digest for old_app, old_name in migration.replaces}
    return replaced | known
