"""Waiting until a server answers."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable


class NotReady(Exception):
    """A server did not become ready in time; the text has its last answer."""


def wait_until_ready(port: int, path: str, while_waiting: Callable[[float], None], seconds: float = 90.0) -> None:
    """Ask `path` on a loopback port until the answer is 200. `while_waiting(seconds)` is called between tries."""
    deadline = time.monotonic() + seconds
    while True:
        status, text = ask(port, path)
        if status == 200:
            return
        if time.monotonic() > deadline:
            raise NotReady(f"Port {port} did not become ready in {seconds:.0f} seconds: {status or ''} {text}".strip())
        while_waiting(0.05)


def ask(port: int, path: str) -> tuple[int, str]:
    """The status and the start of the body; status 0 and the reason when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(300).decode(errors="replace").strip()
    except (OSError, http.client.HTTPException) as problem:
        return 0, str(problem)
    finally:
        connection.close()
