"""The signature of messages between the platform and a receiver, the same both ways: HMAC-SHA256 over time and body.

`Soh-Timestamp`: seconds since 1970. `Soh-Signature`: "v1=" and 64 hex digits, for each active secret one, with commas
between, so that a secret can be changed without a message lost. `Soh-Delivery`: the id of the message, the same on
every try. The receiver refuses a timestamp that is more than `TOLERANCE` away, and keeps the delivery ids it has taken.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

SIGNATURE = "Soh-Signature"
TIMESTAMP = "Soh-Timestamp"
DELIVERY = "Soh-Delivery"
TOLERANCE = 300
"""Seconds."""
SHORTEST_SECRET = 16
_DELIVERY = re.compile(r"[A-Za-z0-9_.-]{1,100}")


class BadSignature(Exception):
    """A message that is not signed as agreed. Its text says what is wrong, and nothing of the message."""


def secrets_in(content: str) -> tuple[str, ...]:
    """The active secrets of a secret file: one a line, the newest first. Raises ValueError for none or a short one."""
    found = tuple(line.strip() for line in content.splitlines() if line.strip())
    if not found or any(len(secret) < SHORTEST_SECRET for secret in found):
        raise ValueError(f"a secret needs at least {SHORTEST_SECRET} characters")
    return found


def signed_headers(secrets: Sequence[str], delivery: str, body: bytes, now: int) -> dict[str, str]:
    """The three headers of a message. now: seconds since 1970."""
    signatures = ",".join(f"v1={_digest(secret, now, delivery, body)}" for secret in secrets)
    return {SIGNATURE: signatures, TIMESTAMP: str(now), DELIVERY: delivery}


def verify(secrets: Sequence[str], headers: Mapping[str, str], body: bytes, now: int) -> str:
    """The delivery id of a message that is signed with one of our secrets. headers: any spelling of the names.

    Raises `BadSignature`. The caller refuses what it has taken under the same delivery id.
    """
    given = {name.lower(): value for name, value in headers.items()}
    stamp, delivery = given.get(TIMESTAMP.lower(), ""), given.get(DELIVERY.lower(), "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 13):
        raise BadSignature("The time stamp is missing or is no number of seconds.")
    if abs(now - int(stamp)) > TOLERANCE:
        raise BadSignature("The time stamp is too far from now.")
    if not _DELIVERY.fullmatch(delivery):
        raise BadSignature("The delivery id is missing or is not one.")
    signatures = [part.strip() for part in given.get(SIGNATURE.lower(), "").split(",")[:10]]
    known = [f"v1={_digest(secret, int(stamp), delivery, body)}" for secret in secrets]
    # Every pair is compared, so that the time taken tells nothing of which secret it was.
    matches = sum(hmac.compare_digest(one.encode(), other.encode()) for one in known for other in signatures)
    if not matches:
        raise BadSignature("No signature is one of ours.")
    return delivery


def _digest(secret: str, stamp: int, delivery: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{stamp}.{delivery}.".encode() + body, sha256).hexdigest()
