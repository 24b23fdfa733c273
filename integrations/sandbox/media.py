"""Fetching the files that a report names by link: each is checked against its SHA-256, and confirmed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from hashlib import sha256

import httpx

from integrations.sandbox.calling import call
from integrations.sandbox.store import Store, now


def fetch_later(store: Store, submission_id: str, files: Sequence[tuple[str, str, str]]) -> None:
    """Fetch each file (name, link, sha256) after the answer has gone, as a records system would."""
    if files:
        threading.Thread(target=_fetch_all, args=(store, submission_id, files), daemon=True).start()


def _fetch_all(store: Store, submission_id: str, files: Sequence[tuple[str, str, str]]) -> None:
    for name, link, digest in files:
        status, size, whole, confirmed = _fetch(link, digest)
        with store.write() as connection:
            connection.execute(
                "insert into fetched (at, submission_id, name, size, status, whole, confirmed)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (now(), submission_id, name, size, status, whole, confirmed),
            )


def _fetch(link: str, digest: str) -> tuple[int | None, int, bool, int | None]:
    """(status, bytes, whether the digest is right, status of the confirmation)."""
    try:
        answer = call("GET", link)
        found = sha256(answer.content).hexdigest()
        whole = answer.status_code == 200 and found == digest
        confirmed = call("POST", link, {"sha256": found}).status_code if whole else None
    except (httpx.HTTPError, ValueError):
        return None, 0, False, None
    return answer.status_code, len(answer.content), whole, confirmed
