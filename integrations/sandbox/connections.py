"""Answers that break: the parts of a server that a well-behaved framework does not offer."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

BREAK = "sandbox.break"
"""Key of the WSGI environment under which a view asks for a broken answer: "reset", "drop" or "half"."""
LINGER_NOT = struct.pack("ii", 1, 0)
"""SO_LINGER on, for no time: closing the socket then sends a reset."""

LONGEST_SILENCE = 60.0
"""Seconds that a connection under TLS may say nothing."""


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


class TlsServer(SandboxServer):
    """The same behind TLS. `context` gives the settings of each connection, as a switch may change the certificate.

    The handshake is done in the connection's own thread: one that stalls in it holds nobody else up.
    """

    def __init__(self, *args: Any, context: Callable[[], ssl.SSLContext]) -> None:
        super().__init__(*args)
        self._context = context

    def get_request(self) -> tuple[Any, Any]:
        connection, address = super().get_request()
        connection.settimeout(LONGEST_SILENCE)
        wrapped = self._context().wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return wrapped, address

    def finish_request(self, request: Any, client_address: Any) -> None:
        try:
            request.do_handshake()
        except (OSError, ValueError):
            # Whoever does not agree on TLS has been told so by TLS.
            return
        super().finish_request(request, client_address)


class QuietHandler(WSGIRequestHandler):
    """No line for each request: addresses hold submission ids, and the posts are logged in the store."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return
