"""What everything sealed has in common: a format byte, the name of the key that opens it, and then what was sealed.

    content   format (1) | name of the key (8) | nonce and ciphertext of `Aead`; the first nine are additional data too
    box       format (1) | name of the key (8) | `SealedBox` of the first nine and the content

So the name can be read without any key and cannot be changed without being noticed. A draft's key has no name: only
the person holds it, and the draft's row leads to it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

Answers = dict[str, Any]
"""Question key -> value as plain JSON."""

Bytes = bytes | memoryview
"""What a BinaryField holds before and after it has been to the database."""

KEY_BYTES = 32
NAME_BYTES = 8
FORMAT = b"\x01"


class CannotOpen(Exception):
    """The key is missing or wrong, or what was sealed has been changed or moved. Its text holds no content."""


def new_key() -> bytes:
    """A random key for one draft or one submission, 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def name_of_key_of(sealed: Bytes) -> bytes:
    """The name of the key that opens this content or box, 8 bytes. Raises CannotOpen for another format."""
    sealed = bytes(sealed[: 1 + NAME_BYTES])
    if len(sealed) != 1 + NAME_BYTES or sealed[:1] != FORMAT:
        raise CannotOpen("What was sealed has a format that is not known here.")
    return sealed[1:]


def seal_content(key: bytes, content: bytes, belongs: bytes, name: bytes = b"") -> bytes:
    """Content under a key. belongs: where it may be opened. name: of the key that leads to this one."""
    head = FORMAT + name
    return head + bytes(Aead(key).encrypt(content, head + belongs))


def open_content(key: bytes, sealed: Bytes, belongs: bytes, name: bytes = b"") -> bytes:
    """The content again. Raises CannotOpen for another key, place or name, and for changed bytes."""
    sealed, head = bytes(sealed), FORMAT + name
    try:
        if not sealed.startswith(head):
            raise ValueError
        return bytes(Aead(key).decrypt(sealed[len(head) :], head + belongs))
    except (CryptoError, TypeError, ValueError):
        raise CannotOpen("What was sealed does not open: another key, or it was changed or moved.") from None


def seal_in_box(public_key: bytes, content: bytes, name: bytes) -> bytes:
    """Content that only the private half of this public key opens."""
    head = FORMAT + name
    return head + bytes(SealedBox(PublicKey(public_key)).encrypt(head + content))


def open_box(private: PrivateKey, sealed: Bytes, name: bytes) -> bytes:
    """The content of a box. Raises CannotOpen for another key or name, and for changed bytes."""
    sealed, head = bytes(sealed), FORMAT + name
    try:
        inside = bytes(SealedBox(private).decrypt(sealed[len(head) :]))
    except (CryptoError, TypeError, ValueError):
        inside = b""
    if not (sealed.startswith(head) and inside.startswith(head)):
        raise CannotOpen("A box does not open: another key, or it was changed or moved.")
    return inside[len(head) :]


def written(answers: Mapping[str, Any]) -> bytes:
    """Answers as the bytes that are sealed."""
    return json.dumps(answers, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def read(content: bytes) -> Answers:
    """The answers in opened content. Raises CannotOpen where there are none."""
    answers = json.loads(content)
    if not isinstance(answers, dict):
        raise CannotOpen("What was sealed is not a set of answers.")
    return answers
