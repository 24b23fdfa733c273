"""How often one network may begin a form, send one, or ask the API: buckets of tokens in the database.

A network is one IPv4 address, or the /64 of an IPv6 address: a household, or a whole school behind one address, so
`SOH_RATES` is generous. Its bucket is named by a hash with a key that changes each day; the address itself is kept
nowhere, and the row goes within minutes of the last use. Pages that only inform are never counted.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

BEGIN, SUBMIT, API, TRACK = "begin", "submit", "api", "track"
"""Names of what is counted, as in `SOH_RATES`."""


class TooOften(Exception):
    """The network has no token left. wait: whole seconds until there is one, at least 1."""

    def __init__(self, wait: float) -> None:
        self.wait = max(1, math.ceil(wait))
        super().__init__(self.wait)


@dataclass(frozen=True)
class Bucket:
    """What one network may do of one thing. at_once: tokens when full; each: seconds until one comes back."""

    name: bytes
    at_once: int
    each: float

    @property
    def numbers(self) -> list[object]:
        """The arguments of the database's `soh_take_token`."""
        return [self.name, self.at_once, self.each]


def bucket_of(request: HttpRequest, thing: str) -> Bucket | None:
    """The bucket of the request's network for this thing; None where it has no limit."""
    rate = settings.SOH_RATES.get(thing)
    if rate is None:
        return None
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    return Bucket(bucket_name(thing, network, datetime.now(UTC).date()), *rate)


def take(request: HttpRequest, thing: str) -> None:
    """Takes a token. One statement. Raises TooOften."""
    bucket = bucket_of(request, thing)
    if bucket is None:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT soh_take_token(%s, %s, %s)", bucket.numbers)
        (wait,) = cursor.fetchone()
    if wait:
        raise TooOften(wait)


def network_of(address: str) -> str:
    """ "192.0.2.1" as it is, "2001:db8::1" -> "2001:db8::/64", an IPv4 address written as IPv6 -> itself; what is no
    address -> ""."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is None:
            return str(ipaddress.ip_network((found, 64), strict=False))
        found = found.ipv4_mapped
    return str(found)


def bucket_name(thing: str, network: str, day: date) -> bytes:
    """16 bytes that are the same for a network all day, and that tell nobody without our key which one it is."""
    key = hashlib.blake2b(f"buckets of {day}".encode(), key=_platform_key(), digest_size=32).digest()
    return hashlib.blake2b(f"{thing} {network}".encode(), key=key, digest_size=16).digest()


def _platform_key() -> bytes:
    return hashlib.sha256(settings.SECRET_KEY.encode()).digest()
