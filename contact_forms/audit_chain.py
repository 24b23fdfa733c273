"""What a whole audit looks like, and what is wrong with one that is not. Pure: no database.

Each entry holds the SHA-256 of the entry before it and of its own facts (trigger `soh_chain_audit_entry`, migration
0002, computes it first). So a changed, added, moved or missing entry breaks the chain where it is. A cut-off end breaks
nothing, so ends are kept as *anchors*: the head that the trigger writes, seals signed by the worker, and files kept off
the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

START = bytes(32)
"""Stands for the hash before the first entry."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One row of the audit. id: its row number. detail: the JSON as PostgreSQL writes it (`detail::text`)."""

    chain: int
    number: int
    id: int
    at: datetime
    actor: str
    actor_id: int | None
    action: str
    target_type: str
    target_id: str
    address: str | None
    detail: str
    previous_hash: bytes
    hash: bytes


@dataclass(frozen=True)
class Anchor:
    """That a chain had an entry of this number with this hash. source: who says so, in words."""

    chain: int
    number: int
    hash: bytes
    source: str


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written. row: the id of the row to look at, None where it is missing."""

    chain: int
    number: int
    row: int | None
    what: str


@dataclass
class ChainCheck:
    """Checks the entries of one chain in the order of their numbers, then what the anchors say.

    After `faults` was read to its end, `last` is the number of the last entry, 0 for an empty chain.
    """

    chain: int
    anchors: Iterable[Anchor] = ()
    last: int = field(default=0, init=False)

    def faults(self, entries: Iterable[Entry]) -> Iterator[Fault]:
        """Everything that is wrong. entries: all of this chain, by number and then by row id."""
        expected: dict[int, list[Anchor]] = {}
        for anchor in self.anchors:
            expected.setdefault(anchor.number, []).append(anchor)
        before = START
        for entry in entries:
            yield from self._place(entry)
            if entry.hash != hash_of(entry):
                yield self._fault(entry, "was changed, or put there by somebody else")
            if entry.number == self.last + 1 and entry.previous_hash != before:
                yield self._fault(entry, "does not follow the entry before it")
            for anchor in expected.pop(entry.number, ()):
                if anchor.hash != entry.hash:
                    yield self._fault(entry, f"is not the entry that {anchor.source} has")
            before, self.last = entry.hash, entry.number
        for number in sorted(expected):
            for anchor in expected[number]:
                if number > self.last:
                    what = f"the entries from {self.last + 1} to {number} are gone; {anchor.source} has the last"
                    yield Fault(self.chain, number, None, what)

    def _place(self, entry: Entry) -> Iterator[Fault]:
        if entry.number == self.last:
            yield self._fault(entry, "has the number of another entry")
        elif entry.number == self.last + 2:
            yield Fault(self.chain, self.last + 1, None, f"the entry before row {entry.id} is gone")
        elif entry.number != self.last + 1:
            what = f"the entries from {self.last + 1} to {entry.number - 1}, before row {entry.id}, are gone"
            yield Fault(self.chain, self.last + 1, None, what)

    def _fault(self, entry: Entry, what: str) -> Fault:
        return Fault(self.chain, entry.number, entry.id, what)


def hash_of(entry: Entry) -> bytes:
    """The SHA-256 that this entry's facts and the hash it names as the one before come to; 32 bytes."""
    micros = (entry.at - _EPOCH) // timedelta(microseconds=1)
    parts = (
        *(entry.chain, entry.number, entry.id, micros),
        *(entry.actor, entry.actor_id, entry.action, entry.target_type, entry.target_id, entry.address, entry.detail),
    )
    # With its length before each part, no two entries are written alike.
    written = b"".join(_written(part) for part in parts)
    return hashlib.sha256(entry.previous_hash + written).digest()


def _written(part: int | str | None) -> bytes:
    if part is None:
        return b"-,"
    text = str(part).encode()
    return b"%d:%b," % (len(text), text)


# --- seals -----------------------------------------------------------------------------------------------------------


def signing_key(opening: bytes) -> SigningKey:
    """The key that signs heads, made from the platform's opening key: worker and admin have it, the database never."""
    return SigningKey(hashlib.blake2b(b"heads of the audit", key=opening, digest_size=32).digest())


def sign(key: SigningKey, chain: int, number: int, hash: bytes) -> bytes:
    """The signature of a head, 64 bytes."""
    return bytes(key.sign(_head(chain, number, hash)).signature)


def is_signed(key: VerifyKey, chain: int, number: int, hash: bytes, signature: bytes) -> bool:
    """Whether this head was signed with the key's other half."""
    try:
        key.verify(_head(chain, number, hash), signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def _head(chain: int, number: int, hash: bytes) -> bytes:
    return f"audit|{chain}|{number}|{hash.hex()}".encode()
