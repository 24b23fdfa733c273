"""Counts SQL statements on the wire: a relay between the public process and PostgreSQL that reads what passes.

The public process is started with the relay's address for its database, and is otherwise the process that is timed
afterwards. So nothing in the platform is changed to be counted, and what is counted is what PostgreSQL was really sent.
psycopg2 sends every statement as a *simple query*, one message each; the relay refuses any other kind rather than
miscount. The page cache's own listening connection, which beats once a second whoever asks, is passed on uncounted.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit

UNCOUNTED_CONNECTION = b"application_name\x00soh-epochs\x00"
FRAME = (b"BEGIN", b"COMMIT", b"ROLLBACK", b"SAVEPOINT", b"RELEASE")
"""Statements that only begin and end transactions. The bars count them apart."""
_EXTENDED = b"PBE"
_STANDARD_PORT = 5432


@dataclass(frozen=True)
class Cost:
    """What was sent to the database: statements without those that frame a transaction, and commits."""

    statements: int
    commits: int

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.statements - other.statements, self.commits - other.commits)


class Relay:
    """Listens on a Unix socket in `folder` while its `with` block lasts; passes everything on to `database`."""

    def __init__(self, database: str, folder: Path) -> None:
        self._database = urlsplit(database)
        self._folder = folder
        self._listening = socket.socket(socket.AF_UNIX)
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._statements = self._commits = 0
        self._refused = b""

    @property
    def address(self) -> str:
        """The database's address by way of the relay."""
        role = self._database.netloc.rpartition("@")[0]
        by_way_of_us = urlencode({"host": str(self._folder)}, quote_via=quote)
        return urlunsplit(self._database._replace(netloc=f"{role}@", query=by_way_of_us))

    def so_far(self) -> Cost:
        """Everything counted until now. Raises RuntimeError where a message passed that the relay cannot count."""
        with self._lock:
            if self._refused:
                raise RuntimeError(f"The database was asked in a way that is not counted: {self._refused!r}")
            return Cost(self._statements, self._commits)

    def __enter__(self) -> Relay:
        self._listening.bind(str(self._folder / f".s.PGSQL.{_STANDARD_PORT}"))
        self._listening.listen()
        _in_background(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self._listening, *self._open):
            # A blocked accept or recv ends with a shutdown, not with a close.
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = self._connect()
            self._open += [near, far]
            _in_background(partial(_pass_on, far, near, lambda data: None))
            _in_background(partial(_pass_on, near, far, _Reader(self._count)))

    def _connect(self) -> socket.socket:
        given = parse_qs(self._database.query).get("host", [self._database.hostname or "127.0.0.1"])[0]
        port = self._database.port or _STANDARD_PORT
        if not given.startswith("/"):
            return socket.create_connection((given, port))
        link = socket.socket(socket.AF_UNIX)
        link.connect(f"{given}/.s.PGSQL.{port}")
        return link

    def _count(self, kind: bytes, content: bytes) -> None:
        with self._lock:
            if kind in _EXTENDED:
                self._refused = content[:200]
            elif kind == b"Q":
                self._commits += content.startswith(b"COMMIT")
                self._statements += not content.startswith(FRAME)


class _Reader:
    """Cuts the client's side of a connection into messages: a start without a kind, then kind, length, content."""

    def __init__(self, tell: Callable[[bytes, bytes], None]) -> None:
        self._tell = tell
        self._unread = b""
        self._is_started = False
        self._is_counted = True

    def __call__(self, data: bytes) -> None:
        self._unread += data
        while True:
            kind_length = 1 if self._is_started else 0
            if len(self._unread) < kind_length + 4:
                return
            (length,) = struct.unpack_from("!I", self._unread, kind_length)
            if len(self._unread) < kind_length + length:
                return
            content = self._unread[kind_length + 4 : kind_length + length]
            if not self._is_started:
                self._is_started, self._is_counted = True, UNCOUNTED_CONNECTION not in content
            elif self._is_counted:
                self._tell(self._unread[:1], content)
            self._unread = self._unread[kind_length + length :]


def _pass_on(source: socket.socket, target: socket.socket, read: Callable[[bytes], None]) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            # Counted before it is sent, so before the request it belongs to can be answered.
            read(data)
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _in_background(what: Callable[[], None]) -> None:
    threading.Thread(target=what, daemon=True).start()
