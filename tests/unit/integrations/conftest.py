"""A server that says exactly the bytes it is told to, for what no well-behaved server would say."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

Scripted = Callable[..., str]


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """`scripted(b"first", b"second", every=0.1)` starts a server for one connection and gives its address.

    It listens before it speaks; `listens=False` is for protocols in which the server speaks first.
    """
    servers: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(*pieces: bytes, every: float = 0.0, listens: bool = True) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def speak() -> None:
            with contextlib.suppress(OSError):
                connection, _ = server.accept()
                with connection:
                    connection.settimeout(5)
                    if listens:
                        connection.recv(65536)
                    for piece in pieces:
                        connection.sendall(piece)
                        time.sleep(every)

        thread = threading.Thread(target=speak, daemon=True)
        thread.start()
        threads.append(thread)
        return f"http://127.0.0.1:{server.getsockname()[1]}"

    yield start
    for server in servers:
        # Wakes a thread that still waits for somebody to call.
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
    for thread in threads:
        thread.join(5)
