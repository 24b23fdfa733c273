"""The first page of a backup: what is in the folder and what it takes to use it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nacl.exceptions import BadSignatureError

from contact_forms.audit_chain import signing_key

MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files.tar"
KEYS = "keys"
FORMAT = 1


class FolderRefused(Exception):
    """The folder is no whole and unchanged backup; the text says what is wrong with it."""


@dataclass(frozen=True)
class KeyNeeded:
    """One key of a force, without its private half. sha256: of its file in `keys/`. opened_by: the name of the opening
    key that opens the file, hex. Times are ISO 8601; retired_at is empty for the present key."""

    id: int
    site_id: int
    public_key: str
    created_at: str
    retired_at: str
    opened_by: str
    sha256: str

    @property
    def file(self) -> str:
        return f"{KEYS}/{self.id}.json"


@dataclass(frozen=True)
class Manifest:
    """version: of the platform. taken_at: by the database's clock, the moment of which the backup is. newest: when the
    newest row of the backup was written. submissions: how many reports. last_key: the highest number a force's key ever
    had. migrations: those applied, as app.name, with a digest of each. parts: file -> SHA-256. missing: files that a
    row names and that were not there."""

    version: str
    taken_at: str
    newest: str
    submissions: int
    last_key: int
    migrations: dict[str, str]
    parts: dict[str, str]
    keys: list[KeyNeeded]
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT


def write_manifest(manifest: Manifest, folder: Path, opening: bytes) -> None:
    """Write it, signed under the platform's opening key."""
    body = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    signature = signing_key(opening).sign(_signed(body)).signature.hex()
    (folder / MANIFEST).write_text(json.dumps({"signature": signature, "manifest": body}, indent=1), encoding="utf-8")


def read_manifest(
    folder: Path, opening: Sequence[bytes], *, unsigned: bool = False
) -> tuple[Manifest, list[KeyNeeded]]:
    """The manifest, and those keys whose files are gone: their period was erased. Every part has been checked.

    unsigned: take a manifest that none of these keys signed, since the opening key is lost. Raises FolderRefused.
    """
    try:
        written: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        body, signature = str(written["manifest"]), bytes.fromhex(written["signature"])
        facts = json.loads(body)
        manifest = Manifest(**{**facts, "keys": [KeyNeeded(**key) for key in facts["keys"]]})
    except (OSError, ValueError, KeyError, TypeError):
        raise FolderRefused(f"{folder} has no readable {MANIFEST}.") from None
    if manifest.format != FORMAT:
        raise FolderRefused(f"The backup has the format {manifest.format}; this code reads {FORMAT}.")
    if not unsigned and not any(_is_signed(key, body, signature) for key in opening):
        raise FolderRefused(
            "The manifest was changed, or its opening key is not here. SOH_OLD_OPENING_KEY takes another."
        )
    for name, sha256 in manifest.parts.items():
        _ensure_unchanged(folder / name, sha256)
    erased = [key for key in manifest.keys if not (folder / key.file).exists()]
    for key in manifest.keys:
        if key not in erased:
            _ensure_unchanged(folder / key.file, key.sha256)
    return manifest, erased


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, 64 hex digits."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _ensure_unchanged(file: Path, sha256: str) -> None:
    if not file.is_file() or digest_of(file) != sha256:
        raise FolderRefused(f"{file.name} is not as it was when the backup was taken.")


def _signed(body: str) -> bytes:
    return b"backup|" + body.encode()


def _is_signed(opening: bytes, body: str, signature: bytes) -> bool:
    try:
        signing_key(opening).verify_key.verify(_signed(body), signature)
    except (BadSignatureError, ValueError):
        return False
    return True
