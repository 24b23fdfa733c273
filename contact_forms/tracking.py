"""The track code: with the reference it lets a person see how far their report has come, and read what the force says.

The code comes of a secret that only the person's side has (the draft's key, a program's idempotency key), so the
confirmation can show it again and nothing keeps it. From code and reference comes a key pair: the public half lies
with the submission, tells a right code from a wrong one, and takes messages sealed to the person.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from uuid import UUID

from nacl.public import PrivateKey

from contact_forms.engine.reference import ALPHABET
from contact_forms.sealing import (
    name_of,
    name_of_force_key,
    name_of_key_of,
    new_key,
    open_box,
    open_content,
    seal_content,
    seal_in_box,
)

LENGTH, GROUP = 12, 4
"""Characters of a code, and between two dashes: 51 bits, each guess of which costs a key agreement."""

_PUNCTUATION = re.compile(r"[\s\-\u2010-\u2015\u2212._/]+")
_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def track_code(secret: bytes) -> str:
    """The code of a submission, such as "4F7K-9NXP-3CDM". secret: at least 32 bytes that only the person's side has."""
    number = int.from_bytes(_digest(secret, b"track code"), "big")
    drawn = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        drawn.append(ALPHABET[place])
    return _written("".join(drawn))


def normalise_code(typed: str) -> str | None:
    """The code a person meant, or None where it cannot be one. Takes lower case, spaces and any dashes."""
    plain = _PUNCTUATION.sub("", typed[:60]).upper()
    return _written(plain) if _CODE.fullmatch(plain) else None


def track_pair(code: str, reference: str) -> PrivateKey:
    """The private half that a code gives for a reference, both as `normalise_…` returns them."""
    return PrivateKey(_digest(code.encode(), b"track pair", reference.encode()))


def track_key(secret: bytes, reference: str) -> bytes:
    """The public half, 32 bytes: `Submission.track_key`."""
    return bytes(track_pair(track_code(secret), reference).public_key)


# --- messages --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SealedMessage:
    """The columns of a `Message`: the text under a key of its own, and that key for each who may read it. The boxes
    name whose key opens them."""

    sealed: bytes
    key_for_person: bytes
    key_for_force: bytes


def seal_message(text: str, submission_id: UUID, to_person: bytes, to_force: bytes, force_key_id: int) -> SealedMessage:
    """Seal a message to the person's track key and to the force's public key, whose row has this id."""
    key = new_key()
    return SealedMessage(
        seal_content(key, text.encode(), _about(submission_id)),
        seal_in_box(to_person, key, name_of(to_person)),
        seal_in_box(to_force, key, name_of_force_key(force_key_id)),
    )


def open_message(sealed: bytes, sealed_key: bytes, private: PrivateKey, submission_id: UUID) -> str:
    """The text, with either private half and the key that was sealed to it. Raises CannotOpen."""
    key = open_box(private, sealed_key, name_of_key_of(sealed_key))
    return open_content(key, sealed, _about(submission_id)).decode()


def _about(submission_id: UUID) -> bytes:
    return f"message|{submission_id}".encode()


def _written(plain: str) -> str:
    return "-".join(plain[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _digest(secret: bytes, purpose: bytes, more: bytes = b"") -> bytes:
    return hashlib.blake2b(more, key=hashlib.sha256(secret).digest(), digest_size=32, person=purpose).digest()
