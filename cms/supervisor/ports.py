"""Are the ports free? A second server on a port that is taken can start without an error and get half the requests."""

from __future__ import annotations

import errno
import socket
from collections.abc import Mapping
from random import SystemRandom


class PortTaken(Exception):
    """A port is in use; the text names it and says what to do."""


def ensure_free(wanted: Mapping[int, str]) -> None:
    """Bind each port once and let it go. `wanted` is port -> who wants it. Raises PortTaken for the first taken one."""
    for port, who in wanted.items():
        if not 1 <= port <= 65535:
            raise PortTaken(f"Port {port} (for the {who}) is not a port. Choose another start: PORT=9000 make run")
        for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            if not _can_bind(family, host, port):
                raise PortTaken(
                    f"Port {port} (for the {who}) is taken by another program. "
                    f"Stop that program, or choose another start: PORT={_elsewhere(port)} make run"
                )


def free_ports(count: int) -> list[int]:
    """This many loopback ports that nobody uses now, all different.

    From below the range that systems take for outgoing connections (32768 and up on Linux): one of those could be
    taken between the asking and the use.
    """
    found: list[int] = []
    for port in SystemRandom().sample(range(12_000, 30_000), 1_000):
        if len(found) == count:
            break
        if _can_bind(socket.AF_INET, "127.0.0.1", port) and _can_bind(socket.AF_INET6, "::1", port):
            found.append(port)
    return found


def _can_bind(family: socket.AddressFamily, host: str, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            # Without this, a port that our own last run closed a moment ago would count as taken.
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind((host, port))
    except OSError as problem:
        # A machine without IPv6 has nobody on ::1; a low port we may not bind is as good as taken.
        return problem.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
    return True


def _elsewhere(port: int) -> int:
    return 9000 if port < 9000 else 8100
