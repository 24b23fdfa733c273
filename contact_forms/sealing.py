"""Keys, wraps and sealed content.

A *draft* is sealed under a random key that only the person holds: the key is kept wrapped under each holder's secret
(the session cookie, a resume link), never bare. A *submission* is sealed under a key of its own, which is kept in a
sealed box to the force's public key; the private half of the force is kept in a sealed box to the platform's opening
key. So whoever has the database and the public process's environment opens nothing.

Content is sealed with `nacl.secret.Aead` (XChaCha20-Poly1305) under additional data that names where it belongs:
moved to another row, site or field, it does not open.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

Answers = dict[str, Any]
"""Question key -> value as plain JSON."""

Bytes = bytes | memoryview
"""What a BinaryField holds before and after it has been to the database."""

KEY_BYTES = 32
SECRET_BYTES = 32
ANSWERS_FIELD = "answers"


class CannotOpen(Exception):
    """The key is missing or wrong, or what was sealed has been changed or moved. Its text holds no content."""


# --- drafts ----------------------------------------------------------------------------------------------------------


def new_secret() -> str:
    """A holder's secret: 256 random bits, safe in a cookie and in an address."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_key() -> bytes:
    """A random key for one draft or one submission, 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def token_hash(secret: str, service_slug: str) -> bytes:
    """What finds the draft of this holder and service; 32 bytes that tell nothing about the secret."""
    return _digest(secret, b"draft of service", service_slug)


def session_hash(secret: str) -> bytes:
    """What finds every draft of this holder, so that leaving can end them all; 32 bytes."""
    return _digest(secret, b"every draft")


def wrap(key: bytes, secret: str, draft_id: UUID) -> bytes:
    """A draft's key under a holder's secret."""
    return bytes(Aead(_digest(secret, b"wrapping key")).encrypt(key, _draft_data(draft_id, "key")))


def unwrap(wrapped: Bytes, secret: str, draft_id: UUID) -> bytes:
    """The draft's key. Raises CannotOpen for another secret, another draft or changed bytes."""
    return _decrypt(_digest(secret, b"wrapping key"), wrapped, _draft_data(draft_id, "key"))


def seal_answers(key: bytes, draft_id: UUID, answers: Mapping[str, Any]) -> bytes:
    """A draft's answers under its key."""
    return bytes(Aead(key).encrypt(_written(answers), _draft_data(draft_id, ANSWERS_FIELD)))


def open_answers(key: bytes, draft_id: UUID, sealed: Bytes) -> Answers:
    """A draft's answers. Raises CannotOpen for another key, another draft or changed bytes."""
    return _read(_decrypt(key, sealed, _draft_data(draft_id, ANSWERS_FIELD)))


# --- submissions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SealedSubmission:
    """sealed: for `Submission.sealed`. sealed_key: for `SubmissionKey.sealed_key`."""

    sealed: bytes
    sealed_key: bytes


class _SubmissionRow(Protocol):
    id: UUID
    site_id: int
    sealed: Any


class _SubmissionKeyRow(Protocol):
    sealed_key: Any


class _ForceKeyRow(Protocol):
    id: int
    site_id: int
    public_key: Any
    sealed_private: Any


def seal_submission(
    *, submission_id: UUID, site_id: int, answers: Mapping[str, Any], public_key: bytes, public_key_id: int
) -> SealedSubmission:
    """A submission's answers under a new key, and that key sealed to the force (`Tenant.public_key`)."""
    key = new_key()
    data = _submission_data(site_id, submission_id, ANSWERS_FIELD, public_key_id)
    sealed = bytes(Aead(key).encrypt(_written(answers), data))
    return SealedSubmission(sealed, bytes(SealedBox(PublicKey(bytes(public_key))).encrypt(key)))


def open_submission(
    submission: _SubmissionRow, submission_key: _SubmissionKeyRow, force_key: _ForceKeyRow, opening: bytes
) -> Answers:
    """A submission's answers. opening: the platform's opening key (`opening_key()`).

    Raises CannotOpen for a wrong opening key, for rows that do not belong together, and for changed bytes.
    """
    private = force_private(force_key, opening)
    try:
        key = SealedBox(private).decrypt(bytes(submission_key.sealed_key))
    except (CryptoError, TypeError, ValueError):
        raise CannotOpen("The submission's key does not open with the force's key.") from None
    data = _submission_data(submission.site_id, submission.id, ANSWERS_FIELD, force_key.id)
    return _read(_decrypt(key, submission.sealed, data))


# --- keys of forces and of the platform ------------------------------------------------------------------------------


def new_force_pair(sealing: bytes) -> tuple[bytes, bytes]:
    """(public key, private half sealed to the platform): what a ForceKey row holds. sealing: `sealing_key()`."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(SealedBox(PublicKey(sealing)).encrypt(bytes(private)))


def force_private(force_key: _ForceKeyRow, opening: bytes) -> PrivateKey:
    """The private half of a force's pair. Raises CannotOpen where it does not open or is not that pair's."""
    try:
        private = PrivateKey(SealedBox(PrivateKey(opening)).decrypt(bytes(force_key.sealed_private)))
    except (CryptoError, TypeError, ValueError):
        raise CannotOpen("The force's private key does not open with this opening key.") from None
    if bytes(private.public_key) != bytes(force_key.public_key):
        raise CannotOpen("The force's private key belongs to another public key.")
    return private


def opening_key() -> bytes:
    """The platform's opening key of this process. Raises CannotOpen where it has none: the public process never has."""
    return _platform_key("SOH_OPENING_KEY")


def sealing_key() -> bytes:
    """The public half of the platform's pair. Raises CannotOpen where it is not set."""
    return _platform_key("SOH_SEALING_KEY")


def _platform_key(name: str) -> bytes:
    try:
        key = bytes.fromhex(getattr(settings, name))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise CannotOpen(f"{name} is not set in this process, or is not 64 hex digits.")
    return key


# --- parts -----------------------------------------------------------------------------------------------------------


def _digest(secret: str, purpose: bytes, *more: str) -> bytes:
    # The secret is 256 random bits, so a fast hash is enough; keyed by it, each purpose gives an unrelated result.
    digest = hashlib.blake2b(key=hashlib.sha256(secret.encode()).digest(), digest_size=KEY_BYTES)
    for part in (purpose, *(text.encode() for text in more)):
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()


def _draft_data(draft_id: UUID, field: str) -> bytes:
    return f"draft|{draft_id}|{field}".encode()


def _submission_data(site_id: int, submission_id: UUID, field: str, key_id: int) -> bytes:
    return f"{site_id}|{submission_id}|{field}|{key_id}".encode()


def _decrypt(key: bytes, sealed: Bytes, data: bytes) -> bytes:
    try:
        return bytes(Aead(key).decrypt(bytes(sealed), data))
    except (CryptoError, TypeError, ValueError):
        raise CannotOpen("What was sealed does not open: another key, or it was changed or moved.") from None


def _written(answers: Mapping[str, Any]) -> bytes:
    return json.dumps(answers, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _read(content: bytes) -> Answers:
    answers = json.loads(content)
    if not isinstance(answers, dict):
        raise CannotOpen("What was sealed is not a set of answers.")
    return answers
