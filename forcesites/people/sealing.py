"""What the second factor rests on (the secret of an authenticator app, the seed of recovery codes), sealed at rest.

The key is made from the platform's opening key, which is in no database. What was sealed for one person does not open
for another.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from contact_forms.sealing import CannotOpen, opening_key


def seal(text: str, person_id: int) -> str:
    """A secret of one person, for a row. Raises CannotOpen in a process without the opening key."""
    return urlsafe_b64encode(bytes(Aead(_key(b"at rest")).encrypt(text.encode(), _belongs_to(person_id)))).decode()


def unseal(sealed: str, person_id: int) -> str:
    """The secret again. Raises CannotOpen for another person, another key or changed text."""
    try:
        return bytes(Aead(_key(b"at rest")).decrypt(urlsafe_b64decode(sealed), _belongs_to(person_id))).decode()
    except (CryptoError, TypeError, ValueError):
        raise CannotOpen("A second factor does not open: another key, or it was changed or moved.") from None


def secret_for(purpose: str) -> bytes:
    """20 bytes that are the same for the same purpose, and tell nothing about the key or about one another."""
    return hashlib.blake2b(purpose.encode(), key=_key(b"made up"), digest_size=20).digest()


def _key(use: bytes) -> bytes:
    return hashlib.blake2b(key=opening_key(), digest_size=Aead.KEY_SIZE, person=b"second factor", salt=use).digest()


def _belongs_to(person_id: int) -> bytes:
    return f"second factor|{person_id}".encode()
