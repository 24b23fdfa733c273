"""Which web addresses the platform may send to: out in the world, and never into a network behind it.

Checked when an address is saved, for what it says, and again when it is sent to, for where its name leads then; the
connection goes to the very address that was checked, so a name that leads elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from integrations.errors import Misconfigured, Retryable

_NUMBERS = re.compile(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]*)){0,3}\.?", re.IGNORECASE)
"""What resolvers read as an IPv4 address in decimal, octal or hexadecimal, whole or in parts."""
_INSIDE_NAMES = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "arpa")


def web_address_problem(address: str, inside_allowed: bool = False) -> str:
    """What is wrong with an address as it is written, or "". Only inside, and where it is allowed, without TLS."""
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "Enter a web address that can be read."
    if parts.scheme not in ("https", "http") or not host or re.search(r"[\s\\\x00-\x1f]", address):
        return "Enter a web address that begins with https://."
    if not host.isascii():
        return "Enter the name of the machine in plain letters, as xn-- where it has others."
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "Enter the address without a user name and without a hash."
    inside = _says_inside(host)
    if inside and not inside_allowed:
        return "Enter an address out in the world: this one leads to this machine or into an inside network."
    if parts.scheme == "http" and not inside:
        return "Enter an address that begins with https://: reports do not travel unencrypted."
    return ""


def where_it_leads(address: str, *, inside_allowed: bool = False) -> str:
    """The IP address to connect to for a web address, looked up now.

    Raises `Misconfigured` where any of the name's addresses leads inside, `Retryable` where the name is not found.
    """
    problem = web_address_problem(address, inside_allowed=inside_allowed)
    if problem:
        raise Misconfigured(problem)
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Retryable("The name of the receiver's address was not found; nothing was sent.") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise Retryable("The name of the receiver's address was not found; nothing was sent.")
    if not inside_allowed and any(is_inside(each) for each in addresses):
        raise Misconfigured("The name of the route's address leads to this machine or into an inside network.")
    return addresses[0]


def is_inside(text: str) -> bool:
    """Whether an IP address is anything but a plain address of the world: loopback, private, link-local (where clouds
    tell their secrets), multicast, reserved, or an IPv6 form that holds such an IPv4 address."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, IPv6Address):
        held = _held_ipv4(address)
        if address.is_site_local or not address.is_global or address.is_multicast:
            return True
        return any(is_inside(str(each)) for each in held)
    return not address.is_global or address.is_multicast


def _held_ipv4(address: IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64 and the old compatible form."""
    held = [each for each in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if each is not None]
    high = int(address) >> 32
    if high in (0x0064FF9B << 64, 0):
        held.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return held


def _says_inside(host: str) -> bool:
    """Whether a host as written leads inside, whatever a resolver would say."""
    if ":" in host or _is_plain_ipv4(host):
        return is_inside(host)
    if _NUMBERS.fullmatch(host):
        # An address in a form that only resolvers read is written by nobody who has nothing to hide.
        return True
    return "." not in host or host.lower().rpartition(".")[2] in _INSIDE_NAMES


def _is_plain_ipv4(host: str) -> bool:
    try:
        IPv4Address(host)
    except ValueError:
        return False
    return True
