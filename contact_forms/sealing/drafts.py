"""Drafts: sealed under a key that only their holders have."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from contact_forms.sealing.envelope import KEY_BYTES, Answers, Bytes, open_content, read, seal_content, written

SECRET_BYTES = 32


def new_secret() -> str:
    """A holder's secret: 256 random bits, safe in a cookie and in an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def token_hash(secret: str, service_slug: str) -> bytes:
    """What finds the draft of this holder and service; 32 bytes that tell nothing about the secret."""
    return _digest(secret, b"draft of service", service_slug)


def session_hash(secret: str) -> bytes:
    """What finds every draft of this holder, so that leaving can end them all; 32 bytes."""
    return _digest(secret, b"every draft")


def wrap(key: bytes, secret: str, draft_id: UUID) -> bytes:
    """A draft's key under a holder's secret."""
    return seal_content(_digest(secret, b"wrapping key"), key, _belongs(draft_id, "key"))


def unwrap(wrapped: Bytes, secret: str, draft_id: UUID) -> bytes:
    """The draft's key. Raises CannotOpen for another secret, another draft or changed bytes."""
    return open_content(_digest(secret, b"wrapping key"), wrapped, _belongs(draft_id, "key"))


def seal_answers(key: bytes, draft_id: UUID, answers: Mapping[str, Any]) -> bytes:
    """A draft's answers under its key."""
    return seal_content(key, written(answers), _belongs(draft_id, "answers"))


def open_answers(key: bytes, draft_id: UUID, sealed: Bytes) -> Answers:
    """A draft's answers. Raises CannotOpen for another key, another draft or changed bytes."""
    return read(open_content(key, sealed, _belongs(draft_id, "answers")))


def _digest(secret: str, purpose: bytes, *more: str) -> bytes:
    # The secret is 256 random bits, so a fast hash is enough; keyed by it, each purpose gives an unrelated result.
    digest = hashlib.blake2b(key=hashlib.sha256(secret.encode()).digest(), digest_size=KEY_BYTES)
    for part in (purpose, *(text.encode() for text in more)):
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()


def _belongs(draft_id: UUID, field: str) -> bytes:
    return f"draft|{draft_id}|{field}".encode()
