"""How often somebody may guess a password or a code: counted in the database, for all admin processes together.

A guess is counted before it is looked at, and given back when it was right, so that many at once gain nothing. What is
counted is the name that was typed, whether or not there is such an account. A stranger locks out themselves (by
account and network), then their network, and at last, with many networks, every browser that the account's person has
never used; that person's own browser has a count of its own, so strangers lock nobody out.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from contact_forms.admin.auditing import address_of
from forcesites.people.known_browsers import browser_of

MINUTE, DAY = 60, 86_400


@dataclass(frozen=True)
class Limit:
    """At most so many wrong guesses within so many seconds, from the first of them."""

    name: str
    most: int
    seconds: int


PAIR = Limit("account and network", 5, 15 * MINUTE)
PAIR_DAY = Limit("account and network in a day", 20, DAY)
NETWORK = Limit("network", 100, 15 * MINUTE)
ACCOUNT = Limit("account", 100, DAY)
BROWSER = Limit("known browser", 10, 15 * MINUTE)


class TooManyGuesses(Exception):
    """limit: which one was reached. seconds: until it ends. first: whether this guess is the first one refused."""

    def __init__(self, limit: Limit, seconds: int, first: bool) -> None:
        super().__init__(limit.name)
        self.limit, self.seconds, self.first = limit, seconds, first


@dataclass(frozen=True)
class Guess:
    """A guess that was counted. `right()` gives it back."""

    keys: tuple[str, ...]

    def right(self) -> None:
        """It was no guess after all."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE people_tally SET count = greatest(count - 1, 0) WHERE key = ANY(%s)", [list(self.keys)]
            )
            cursor.execute("DELETE FROM people_tally WHERE ends_at < clock_timestamp()")


def count_guess(request: HttpRequest, account: str, purpose: str) -> Guess:
    """Counts one guess of this purpose ("password", "code") at this account. Raises TooManyGuesses."""
    account = account.strip().lower()
    network = network_of(address_of(request))
    browser = browser_of(request, account)
    limits: list[tuple[Limit, tuple[str, ...]]]
    if browser:
        limits = [(BROWSER, (account, browser))]
    else:
        # The account's own count comes last: what one network was refused does not count against the account.
        pair = (account, network)
        limits = [(PAIR, pair), (PAIR_DAY, pair), (NETWORK, (network,)), (ACCOUNT, (account,))]
    keys = []
    for limit, about in limits:
        key = salted_hmac("forcesites.people.throttle", "|".join((purpose, limit.name, *about)), algorithm="sha256")
        count, seconds = _count(key.hexdigest(), limit.seconds)
        if count > limit.most:
            raise TooManyGuesses(limit, seconds, count == limit.most + 1)
        keys.append(key.hexdigest())
    return Guess(tuple(keys))


def network_of(address: str | None) -> str:
    """What one household or office has: an IPv4 address, or the first 64 bits of an IPv6 address."""
    if address is None:
        return "unknown"
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return address


def _count(key: str, seconds: int) -> tuple[int, int]:
    """(guesses within the span, seconds until it ends), this guess among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO people_tally AS tally (key, count, ends_at)
            VALUES (%s, 1, clock_timestamp() + make_interval(secs => %s))
            ON CONFLICT (key) DO UPDATE SET
                count = CASE WHEN tally.ends_at <= clock_timestamp() THEN 1 ELSE least(tally.count + 1, 1000000) END,
                ends_at = CASE WHEN tally.ends_at <= clock_timestamp() THEN excluded.ends_at ELSE tally.ends_at END
            RETURNING count, ceil(extract(epoch FROM ends_at - clock_timestamp()))
            """,
            [key, seconds],
        )
        count, left = cursor.fetchone()
    return int(count), max(int(left), 1)
