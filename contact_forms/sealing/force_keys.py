"""The key pairs of forces: the private half is sealed to the platform, and to the escrow where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from nacl.public import PrivateKey

from contact_forms.sealing.envelope import NAME_BYTES, CannotOpen, name_of_key_of, open_box, seal_in_box
from contact_forms.sealing.platform import name_of, opening_key_named


class ForceKeyRow(Protocol):
    """What sealing looks at in a row of `ForceKey`."""

    id: int
    site_id: int
    public_key: Any
    sealed_private: Any


def name_of_force_key(key_id: int) -> bytes:
    """The name under which sealed content asks for this row of `ForceKey`, 8 bytes."""
    return key_id.to_bytes(NAME_BYTES, "big")


def new_force_pair(sealing: bytes, escrow: bytes | None = None) -> tuple[bytes, bytes, bytes]:
    """(public key, private half sealed to the platform, the same sealed to the escrow): what a ForceKey row holds.

    sealing: `sealing_key()`. escrow: `escrow_key()`; without one the last is empty.
    """
    private = PrivateKey.generate()
    escrowed = b"" if escrow is None else seal_private(private, escrow)
    return bytes(private.public_key), seal_private(private, sealing), escrowed


def seal_private(private: PrivateKey, public_key: bytes) -> bytes:
    """A force's private half for whoever has the private half of `public_key`: the platform or the escrow."""
    return seal_in_box(public_key, bytes(private), name_of(public_key))


def force_private(force_key: ForceKeyRow, opening: Sequence[bytes]) -> PrivateKey:
    """The private half of a force's pair. Raises CannotOpen where none of these keys opens it, and where it is not
    that pair's."""
    if not force_key.sealed_private:
        raise CannotOpen(f"The private half of key {force_key.id} is not here.")
    return opened_private(force_key.sealed_private, bytes(force_key.public_key), opening)


def opened_private(box: Any, public_key: bytes, opening: Sequence[bytes]) -> PrivateKey:
    """The private half in this box. opening: keys of which one may open it. Raises as `force_private` does."""
    name = name_of_key_of(box)
    try:
        private = PrivateKey(open_box(PrivateKey(opening_key_named(name, opening)), box, name))
    except (TypeError, ValueError):
        raise CannotOpen("What was sealed as a force's private key is none.") from None
    if bytes(private.public_key) != public_key:
        raise CannotOpen("The force's private key belongs to another public key.")
    return private
