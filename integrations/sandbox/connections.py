"""Answers that break: the parts of a server that a well-behaved framework does not offer."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

BREAK = "sandbox.break"
"""Key of the WSGI environment under which a view asks for a broken answer: "reset", "drop" or "half"."""
LINGER_NOT = struct.pack("ii", 1, 0)
"""SO_LINGER on, for no time: closing the socket then sends a reset."""


class BreakingAnswers:
    """WSGI middleware that breaks the answers of views that ask for it."""

    def __init__(self, application: Any) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        begun: list[tuple[Any, ...]] = []
        body: Iterable[bytes] = self._application(environ, lambda *args: begun.append(args))
        how = environ.get(BREAK)
        if how is None:
            start_response(*begun[0])
            return body
        if how == "half":
            whole = b"".join(body)
            start_response(*begun[0])
            return [whole[: len(whole) // 2]]
        if how == "reset":
            environ["werkzeug.socket"].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        raise ConnectionAbortedError


class SandboxServer(ThreadedWSGIServer):
    """A server that lets a reset be a reset: no polite goodbye on a socket that is set not to linger."""

    daemon_threads = True

    def shutdown_request(self, request: Any) -> None:
        if request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, len(LINGER_NOT)) == LINGER_NOT:
            self.close_request(request)
        else:
            super().shutdown_request(request)


class QuietHandler(WSGIRequestHandler):
    """No line for each request: addresses hold submission ids, and the posts are logged in the store."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return
