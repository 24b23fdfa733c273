"""Published pages as ready bytes, answered at the WSGI door before Django.

What may be stored: a GET without a query string that Django answered with 200, that its page marked with
`environ["soh.page"]`, and that sets no cookie. An entry holds the epochs read *before* it was rendered and the moment
it stops being true; it is used only while both hold. While one request makes it anew the others get the old bytes,
for at most a second. When the epochs are not known for certain, nothing is answered from here.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Key = tuple[str, str, str]

NATION = 0
LATE_SECONDS = 1.0
MARK = "soh.page"
# These belong to one answer, not to the page.
_NOT_KEPT = {"date", "x-request-id", "content-length", "connection", "server"}


@dataclass
class Entry:
    """One ready page. site_id and epochs say what it was made from; fresh_until is seconds since 1970, or None."""

    site_id: int
    epochs: tuple[int, int]
    fresh_until: float | None
    headers: Headers
    plain: bytes
    packed: bytes
    stale_since: float | None = None

    def holds(self, known: Mapping[int, int]) -> bool:
        if self.epochs != (known.get(self.site_id, 0), known.get(NATION, 0)):
            return False
        return self.fresh_until is None or time.time() < self.fresh_until


class PageCache:
    """A WSGI door in front of `application`.

    epochs: gives all epochs, or None while they are not certain. scheme_header: the environ key of the forwarded
    scheme where a trusted proxy sets one. limit: bytes of pages kept; the longest unused go first.
    """

    def __init__(
        self,
        application: Callable[[Environ, StartResponse], Iterable[bytes]],
        epochs: Callable[[], Mapping[int, int] | None],
        scheme_header: str = "",
        limit: int = 64 * 1024 * 1024,
    ) -> None:
        self._application = application
        self._epochs = epochs
        self._scheme_header = scheme_header
        self._limit = limit
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        self._making: set[Key] = set()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return self._application(environ, start_response)
        known = self._epochs()
        if known is None:
            return self._application(environ, start_response)
        scheme = environ.get(self._scheme_header) or environ["wsgi.url_scheme"]
        key = (scheme, environ.get("HTTP_HOST", "").lower(), environ.get("PATH_INFO", ""))
        entry = self._entries.get(key)
        if entry is not None and entry.holds(known):
            return self._answer(entry, environ, start_response)
        if method == "HEAD":
            return self._application(environ, start_response)
        if entry is not None and self._is_being_made(key, entry):
            return self._answer(entry, environ, start_response)
        return self._make(key, known, environ, start_response)

    def _is_being_made(self, key: Key, entry: Entry) -> bool:
        """Whether another request has been making this page for under a second; if not, the caller is to make it."""
        now = time.monotonic()
        with self._lock:
            if entry.stale_since is None:
                entry.stale_since = now
            if key in self._making and now - entry.stale_since < LATE_SECONDS:
                return True
            self._making.add(key)
            return False

    def _make(
        self, key: Key, known: Mapping[int, int], environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        with self._lock:
            self._making.add(key)
        try:
            said: list[tuple[str, Headers]] = []

            def remember(status: str, headers: Headers, exc_info: Any = None) -> Any:
                said.append((status, list(headers)))
                return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

            body = self._application(environ, remember)
            mark = environ.get(MARK)
            if mark is None:
                return body
            try:
                plain = b"".join(body)
            finally:
                if hasattr(body, "close"):
                    body.close()
            self._keep(key, known, mark, said[-1], plain)
            return [plain]
        finally:
            with self._lock:
                self._making.discard(key)

    def _keep(self, key: Key, known: Mapping[int, int], mark: Mapping[str, Any], said: Any, plain: bytes) -> None:
        status, headers = said
        names = {name.lower() for name, _ in headers}
        if not status.startswith("200 ") or "set-cookie" in names or "content-encoding" in names:
            return
        fresh_until: datetime | None = mark.get("fresh_until")
        entry = Entry(
            site_id=mark["site_id"],
            epochs=(known.get(mark["site_id"], 0), known.get(NATION, 0)),
            fresh_until=fresh_until.timestamp() if fresh_until else None,
            headers=[(name, value) for name, value in headers if name.lower() not in _NOT_KEPT],
            plain=plain,
            packed=gzip.compress(plain, 6, mtime=0),
        )
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self._size += len(entry.plain) + len(entry.packed)
            while self._size > self._limit:
                self._forget(next(iter(self._entries)))

    def _forget(self, key: Key) -> None:
        gone = self._entries.pop(key, None)
        if gone is not None:
            self._size -= len(gone.plain) + len(gone.packed)

    def _answer(self, entry: Entry, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        headers = [*entry.headers, ("X-Page-Cache", "hit")]
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body = entry.packed
            headers.append(("Content-Encoding", "gzip"))
        else:
            body = entry.plain
        headers.append(("Content-Length", str(len(body))))
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
