"""The platform's own keys on this machine: made once, kept in `var/secrets`, readable by their owner alone."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey


@dataclass(frozen=True)
class Keys:
    """secret_key signs cookies; opening_key opens what sealing_key seals (64 hex digits each).

    demo_password is the password of every demo account. old_opening_key: the one before, while the pair is changed.
    """

    secret_key: str
    opening_key: str
    demo_password: str
    old_opening_key: str = ""

    @property
    def sealing_key(self) -> str:
        return PrivateKey(bytes.fromhex(self.opening_key)).public_key.encode().hex()


def load_keys(folder: Path) -> Keys:
    """The keys in this folder; those that are not there yet are made."""
    return Keys(
        secret_key=_kept(folder / "secret_key", secrets.token_urlsafe(50)),
        opening_key=_kept(folder / "opening_key", PrivateKey.generate().encode().hex()),
        demo_password=_kept(folder / "demo_password", f"demo-{secrets.token_hex(6)}"),
        old_opening_key=_read(folder / "old_opening_key"),
    )


def kept_password(folder: Path, name: str) -> str:
    """A random password kept under this name; made when first asked for."""
    return _kept(folder / name, secrets.token_urlsafe(32))


def _read(file: Path) -> str:
    return file.read_text().strip() if file.exists() else ""


def _kept(file: Path, fresh: str) -> str:
    """The content of a secret file. Where there is none, `fresh` becomes it, whole or not at all."""
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        half_made = file.with_name(f".{file.name}.{os.getpid()}")
        descriptor = os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as written:
            written.write(f"{fresh}\n")
            written.flush()
            os.fsync(written.fileno())
        try:
            # Two processes may be first at once: a link, unlike a rename, does not replace what the other made.
            os.link(half_made, file)
        except FileExistsError:
            return file.read_text().strip()
        finally:
            half_made.unlink()
        return fresh
