"""Reading the whole audit against its own hashes, the kept heads, the signed seals and a file from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import TextField
from django.db.models.functions import Cast
from nacl.signing import VerifyKey
from wagtail.models import Site

from contact_forms.audit_chain import Anchor, ChainCheck, Entry, Fault, is_signed, sign, signing_key
from contact_forms.models import AuditEntry, AuditHead, AuditSeal
from contact_forms.sealing import name_of, opening_key, opening_keys, public_half
from contact_forms.walls import NATION, within_sites

_FACTS = (
    *("number", "id", "at", "actor", "actor_id", "action", "target_type", "target_id", "address"),
    *("detail_text", "previous_hash", "hash"),
)


class HeadsUnreadable(Exception):
    """The file of heads is none; the text says what is wrong with it."""


@dataclass(frozen=True)
class Verified:
    """What came of one chain. sealed: up to which number it is signed, 0 for not at all."""

    chain: int
    entries: int
    sealed: int
    faults: tuple[Fault, ...]


def verify_audit(elsewhere: Iterable[Anchor] = ()) -> Iterator[Verified]:
    """Every chain that a site, an entry's head, a seal or an anchor from elsewhere names, by number.

    Raises CannotOpen in a process without the opening key, which the seals are checked with.
    """
    keys = _verify_keys()
    elsewhere = list(elsewhere)
    known = {NATION, *Site.objects.values_list("pk", flat=True)}
    known |= set(AuditHead.objects.values_list("chain", flat=True))
    known |= set(AuditSeal.objects.values_list("chain", flat=True).distinct())
    known |= {anchor.chain for anchor in elsewhere}
    for chain in sorted(known):
        yield _verified(chain, keys, [anchor for anchor in elsewhere if anchor.chain == chain])


def _verify_keys() -> dict[bytes, VerifyKey]:
    """What this process can check seals with, by the name of the opening key."""
    return {name_of(public_half(opening)): signing_key(opening).verify_key for opening in opening_keys()}


def _verified(chain: int, keys: Mapping[bytes, VerifyKey], anchors: list[Anchor]) -> Verified:
    seals = list(AuditSeal.objects.filter(chain=chain).order_by("number", "pk"))
    faults: list[Fault] = []
    sealed = 0
    doubtful: list[AuditSeal] = []
    for seal in seals:
        key = keys.get(bytes(seal.key))
        if key is not None and is_signed(key, chain, seal.number, bytes(seal.hash), bytes(seal.signature)):
            anchors.append(Anchor(chain, seal.number, bytes(seal.hash), f"the seal of {seal.at:%Y-%m-%d %H:%M}"))
            sealed = max(sealed, seal.number)
        else:
            doubtful.append(seal)
    for seal in doubtful:
        # One of an opening key that was taken away says nothing any more, and a later seal says all that it said.
        if bytes(seal.key) in keys or seal.number > sealed:
            faults.append(Fault(chain, seal.number, None, f"seal {seal.pk} is not signed by this platform"))
    head = AuditHead.objects.filter(chain=chain).first()
    if head is not None:
        anchors.append(Anchor(chain, head.number, bytes(head.hash), "the head of the chain"))
    check = ChainCheck(chain, anchors)
    faults += check.faults(_entries(chain))
    # Entries go on being written meanwhile, so the head is asked for again.
    end = AuditHead.objects.filter(chain=chain).values_list("number", flat=True).first() or 0
    if check.last > end:
        faults.append(Fault(chain, end + 1, None, f"the entries from {end + 1} to {check.last} have no head"))
    return Verified(chain, check.last, sealed, tuple(faults))


def _entries(chain: int) -> Iterator[Entry]:
    with within_sites(chain):
        rows = AuditEntry.objects.filter(site_id=None if chain == NATION else chain).order_by("number", "pk")
        rows = rows.annotate(detail_text=Cast("detail", TextField()))
        for row in rows.values(*_FACTS).iterator(chunk_size=2000):
            previous_hash, own_hash = bytes(row.pop("previous_hash")), bytes(row.pop("hash"))
            detail = row.pop("detail_text")
            yield Entry(chain=chain, detail=detail, previous_hash=previous_hash, hash=own_hash, **row)


def write_heads(file: Path) -> int:
    """Write the signed head of every chain, a JSON line each, to be kept off this machine; returns how many."""
    key = signing_key(opening_key())
    lines = [
        json.dumps(
            {
                "chain": head.chain,
                "number": head.number,
                "hash": bytes(head.hash).hex(),
                "signature": sign(key, head.chain, head.number, bytes(head.hash)).hex(),
            }
        )
        for head in AuditHead.objects.order_by("chain")
    ]
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(lines)


def read_heads(file: Path) -> list[Anchor]:
    """What `write_heads` wrote. Raises HeadsUnreadable, also for a line that this platform did not sign, and as
    `opening_key` does."""
    keys = _verify_keys().values()
    anchors = []
    try:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            head = json.loads(line)
            anchor = Anchor(int(head["chain"]), int(head["number"]), bytes.fromhex(head["hash"]), file.name)
            signature = bytes.fromhex(head["signature"])
            if not any(is_signed(key, anchor.chain, anchor.number, anchor.hash, signature) for key in keys):
                raise HeadsUnreadable(
                    f"{file}: line {number} is not signed by this platform, or under an older opening key."
                )
            anchors.append(anchor)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise HeadsUnreadable(f"{file} is no file of heads: {problem}") from None
    return anchors
