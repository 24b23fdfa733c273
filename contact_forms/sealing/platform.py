"""The platform's own pair, the one before it, and the public half of the escrow's.

While the pair changes, worker and admin open what either seals: `SOH_OPENING_KEY` is the present key and
`SOH_OLD_OPENING_KEY` the one before, until everything is sealed anew (`soh keys reseal`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.conf import settings
from nacl.public import PrivateKey

from contact_forms.sealing.envelope import KEY_BYTES, NAME_BYTES, CannotOpen


def opening_key() -> bytes:
    """The platform's present opening key. Raises CannotOpen where this process has none: the public one never has."""
    return _key("SOH_OPENING_KEY")


def opening_keys() -> tuple[bytes, ...]:
    """Every opening key of this process, the present one first. Raises CannotOpen where it has none."""
    return (opening_key(), _key("SOH_OLD_OPENING_KEY")) if settings.SOH_OLD_OPENING_KEY else (opening_key(),)


def sealing_key() -> bytes:
    """The public half of the platform's pair. Raises CannotOpen where it is not set."""
    return _key("SOH_SEALING_KEY")


def escrow_key() -> bytes | None:
    """The public half of the escrow's pair; None where the platform has no escrow. Raises CannotOpen for nonsense."""
    return _key("SOH_ESCROW_KEY") if settings.SOH_ESCROW_KEY else None


def public_half(private_key: bytes) -> bytes:
    """The public half of a pair, 32 bytes."""
    return bytes(PrivateKey(private_key).public_key)


def name_of(public_key: bytes) -> bytes:
    """The name of a pair of the platform or the escrow, 8 bytes: the start of a hash of its public half."""
    return hashlib.blake2b(public_key, digest_size=NAME_BYTES, person=b"name of a key").digest()


def opening_key_named(name: bytes, opening: Sequence[bytes]) -> bytes:
    """The one of these keys that has this name. Raises CannotOpen where none has, naming the key that is needed."""
    for key in opening:
        if name_of(public_half(key)) == name:
            return key
    raise CannotOpen(f"The opening key {name.hex()} is needed, and it is not in this process.")


def _key(setting: str) -> bytes:
    try:
        key = bytes.fromhex(getattr(settings, setting))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise CannotOpen(f"{setting} is not set in this process, or is not 64 hex digits.")
    return key
