"""Where the platform keeps things on this machine."""

from __future__ import annotations

import hashlib
import os
import uuid
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
VAR = CLONE / "var"
_ROOTS_DATA = Path("/var/lib/single-online-home")


def secrets_folder() -> Path:
    """Keys of the platform and, by name, the secrets of routes. For its owner alone."""
    return _private(VAR / "secrets")


def media_folder() -> Path:
    return _made(VAR / "media")


def sandbox_folder() -> Path:
    return _made(VAR / "sandbox")


def database_folder() -> Path:
    """Where PostgreSQL's clusters live.

    PostgreSQL will not run as root, so as root they belong to another user, who may not be able to reach the clone:
    they get a folder outside it, named for this clone. A fresh clone at the same path gets a fresh one, since its
    keys are fresh too and could not open what the old one sealed. SOH_DATABASE_DIR names another folder for both.
    """
    if os.environ.get("SOH_DATABASE_DIR"):
        return _made(Path(os.environ["SOH_DATABASE_DIR"]))
    if os.geteuid() != 0:
        return _made(VAR / "database")
    return _made(_ROOTS_DATA / _name_of_clone())


def programs_folder() -> Path:
    """Where a copy of PostgreSQL's programs goes when its user cannot reach those in the clone (root only)."""
    return _made(_ROOTS_DATA / "postgresql")


def _name_of_clone() -> str:
    file = _made(VAR) / "clone-id"
    if not file.exists():
        file.write_text(uuid.uuid4().hex)
    return hashlib.sha256(f"{file.read_text()} {CLONE}".encode()).hexdigest()[:12]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _private(folder: Path) -> Path:
    _made(folder).chmod(0o700)
    return folder
