"""The addresses in parts of about the same size, for the processes of a run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from tests.leaks.addresses import Address

PARTS = 4


def in_part(part: int) -> Callable[[Address], bool]:
    """Takes the addresses of this part, from 0 to `PARTS` - 1."""
    return lambda address: hashlib.sha256(address.form.encode()).digest()[0] % PARTS == part
