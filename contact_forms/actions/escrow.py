"""The escrow: a second sealed copy of every force's private key, for the day the platform's opening key is lost.

The escrow's own private key is kept away from every machine of the platform (on paper, in a safe). It comes back as a
file to one command, which seals the forces' keys to a new opening key.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey

from contact_forms.actions.keys import KeyRefused
from contact_forms.actions.note import PLATFORM, note
from contact_forms.models import ForceKey
from contact_forms.sealing import (
    KEY_BYTES,
    CannotOpen,
    escrow_key,
    force_private,
    name_of,
    name_of_key_of,
    opened_private,
    opening_keys,
    seal_private,
    sealing_key,
)
from contact_forms.walls import every_site, within_sites


@dataclass(frozen=True)
class Recovered:
    """keys: those whose private half opens again. lost: those that the escrow does not open either."""

    keys: tuple[int, ...]
    lost: tuple[int, ...]


def new_pair_in(file: Path) -> bytes:
    """Make a pair: its private half goes to a new file that only its owner may read, 64 hex digits; returns the public
    half. Raises KeyRefused where the file is there already."""
    private = PrivateKey.generate()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyRefused(f"{file} is there already. A key is never written over another.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as to:
        to.write(private.encode().hex() + "\n")
    return bytes(private.public_key)


def private_key_in(file: Path) -> bytes:
    """The private key in a file of `new_pair_in`. Raises KeyRefused where there is none."""
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRefused(f"{file} does not hold a private key of 64 hex digits.")
    return key


def write_escrow(file: Path) -> int:
    """Write every force's key, sealed to the escrow, to a file that may leave the machine; returns how many.

    Keys made before there was an escrow are sealed to it first. Raises KeyRefused without SOH_ESCROW_KEY, CannotOpen
    where such a key does not open.
    """
    escrow = escrow_key()
    if escrow is None:
        raise KeyRefused("There is no escrow: SOH_ESCROW_KEY is not set.")
    with within_sites(*every_site()):
        keys = list(ForceKey.objects.select_for_update(of=("self",)).select_related("site").order_by("pk"))
        for key in keys:
            if not key.escrowed_private or name_of_key_of(key.escrowed_private) != name_of(escrow):
                key.escrowed_private = seal_private(force_private(key, opening_keys()), escrow)
                ForceKey.objects.filter(pk=key.pk).update(escrowed_private=key.escrowed_private)
    lines = [
        json.dumps(
            {
                "key": key.pk,
                "host": key.site.hostname,
                "public_key": bytes(key.public_key).hex(),
                "sealed_to_escrow": bytes(key.escrowed_private).hex(),
            }
        )
        for key in keys
    ]
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(lines)


def read_escrow(file: Path) -> dict[bytes, bytes]:
    """Public key -> private half sealed to the escrow, from a file of `write_escrow`. Raises KeyRefused."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        return {bytes.fromhex(row["public_key"]): bytes.fromhex(row["sealed_to_escrow"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        raise KeyRefused(f"{file} was not written by `soh keys escrow`.") from None


def recover(
    escrow_private: bytes, elsewhere: Mapping[bytes, bytes] | None = None, *, actor: str = PLATFORM
) -> Recovered:
    """Seal to the platform's present key every force's key that its opening keys do not open, out of the escrow.

    elsewhere: as `read_escrow` gave it, for rows that have lost their own copy. Raises CannotOpen without the
    platform's present keys.
    """
    sealing, opening = sealing_key(), opening_keys()
    recovered, lost = [], []
    with within_sites(*every_site()):
        for key in ForceKey.objects.select_for_update().order_by("pk"):
            if _opens(key, opening):
                continue
            public = bytes(key.public_key)
            box = bytes(key.escrowed_private) or (elsewhere or {}).get(public, b"")
            try:
                private = opened_private(box, public, (escrow_private,))
            except CannotOpen:
                lost.append(key.pk)
                continue
            ForceKey.objects.filter(pk=key.pk).update(sealed_private=seal_private(private, sealing))
            note("key recovered from escrow", site_id=key.site_id, actor=actor, detail={"key": key.pk})
            recovered.append(key.pk)
    return Recovered(tuple(recovered), tuple(lost))


def _opens(key: ForceKey, opening: tuple[bytes, ...]) -> bool:
    try:
        force_private(key, opening)
    except CannotOpen:
        return False
    return True
