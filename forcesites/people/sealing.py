"""What the second factor rests on (the secret of an authenticator app, the seed of recovery codes), sealed at rest.

The key is made from the platform's opening key, which is in no database; what was sealed names that key. What was
sealed for one person does not open for another.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from nacl.secret import Aead

from contact_forms.sealing import (
    CannotOpen,
    name_of,
    name_of_key_of,
    open_content,
    opening_key,
    opening_key_named,
    opening_keys,
    public_half,
    seal_content,
)


def seal(text: str, person_id: int) -> str:
    """A secret of one person, for a row. Raises CannotOpen in a process without the opening key."""
    opening = opening_key()
    sealed = seal_content(
        _key(b"at rest", opening), text.encode(), _belongs_to(person_id), name_of(public_half(opening))
    )
    return urlsafe_b64encode(sealed).decode()


def unseal(sealed: str, person_id: int) -> str:
    """The secret again. Raises CannotOpen for another person, another key or changed text."""
    try:
        content = urlsafe_b64decode(sealed)
    except (TypeError, ValueError):
        raise CannotOpen("A second factor is not written as one.") from None
    name = name_of_key_of(content)
    key = _key(b"at rest", opening_key_named(name, opening_keys()))
    return open_content(key, content, _belongs_to(person_id), name).decode()


def is_under_the_present_key(sealed: str) -> bool:
    """Whether the present opening key opens this. Raises CannotOpen where it is not written as something sealed."""
    return name_of_key_of(urlsafe_b64decode(sealed)) == name_of(public_half(opening_key()))


def secret_for(purpose: str) -> bytes:
    """20 bytes that are the same for the same purpose, and tell nothing about the key or about one another."""
    return hashlib.blake2b(purpose.encode(), key=_key(b"made up", opening_key()), digest_size=20).digest()


def _key(use: bytes, opening: bytes) -> bytes:
    return hashlib.blake2b(key=opening, digest_size=Aead.KEY_SIZE, person=b"second factor", salt=use).digest()


def _belongs_to(person_id: int) -> bytes:
    return f"second factor|{person_id}".encode()
