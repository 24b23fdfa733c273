"""One keep-alive HTTP/1.1 connection on a bare socket: the cheapest honest client Python has.

It reads what our servers write, which is always a status line, headers with a length, and a body of that length.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from types import TracebackType

SECONDS_TO_WAIT = 60.0


class BadAnswer(Exception):
    """The server answered with something other than what was measured; the text has its beginning."""


@dataclass(frozen=True)
class Answer:
    """What came back. head: status line and headers as written, without the empty line at their end."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> list[str]:
        """Every value of a header, in order."""
        wanted = name.lower().encode() + b":"
        lines = self.head.split(b"\r\n")[1:]
        return [line[len(wanted) :].strip().decode("latin-1") for line in lines if line.lower().startswith(wanted)]


class Connection:
    """A connection to a loopback port. Not for two threads at once."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS_TO_WAIT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._unread = b""

    def __enter__(self) -> Connection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End it."""
        self._socket.close()

    def ask(self, request: bytes) -> Answer:
        """Send one whole request and read its answer."""
        self._socket.sendall(request)
        return self._read()

    def ask_at_once(self, requests: bytes, count: int) -> list[Answer]:
        """Send `count` whole requests in one write, then read their answers, which come in the same order."""
        self._socket.sendall(requests)
        return [self._read() for _ in range(count)]

    def _read(self) -> Answer:
        while (end := self._unread.find(b"\r\n\r\n")) < 0:
            self._receive()
        head, rest = self._unread[:end], end + 4
        length = _length_of(head)
        while len(self._unread) < rest + length:
            self._receive()
        body, self._unread = self._unread[rest : rest + length], self._unread[rest + length :]
        return Answer(int(head[9:12]), head, body)

    def _receive(self) -> None:
        received = self._socket.recv(262_144)
        if not received:
            raise BadAnswer("The server closed the connection in the middle of an answer.")
        self._unread += received


def _length_of(head: bytes) -> int:
    lower = head.lower()
    at = lower.find(b"\r\ncontent-length:")
    if at < 0:
        raise BadAnswer(f"An answer without a length: {head[:300]!r}")
    end = lower.find(b"\r\n", at + 2)
    return int(lower[at + 17 : end if end > 0 else len(lower)])
