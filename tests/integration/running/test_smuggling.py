"""Requests that two servers could read differently are refused, and leave nothing behind on the connection."""

from __future__ import annotations

import socket

import pytest

HOST = b"thames-valley.localhost"
BODY = b"GET /admin/ HTTP/1.1\r\nHost: " + HOST + b"\r\n\r\n"


def request(*lines: bytes, line: bytes = b"POST /report/ HTTP/1.1", body: bytes = b"") -> bytes:
    return b"\r\n".join([line, b"Host: " + HOST, b"Connection: close", *lines, b"", b""]) + body


SHAPES = {
    "both lengths, counted first": request(b"Content-Length: 6", b"Transfer-Encoding: chunked", body=b"0\r\n\r\nG"),
    "both lengths, chunks first": request(
        b"Transfer-Encoding: chunked", b"Content-Length: 3", body=b"1\r\na\r\n0\r\n\r\n" + BODY
    ),
    "two lengths that differ": request(b"Content-Length: 0", b"Content-Length: 44", body=BODY),
    "two lengths in one line": request(b"Content-Length: 0, 44", body=BODY),
    "a negative length": request(b"Content-Length: -1", body=BODY),
    "a signed length": request(b"Content-Length: +3", body=b"abc"),
    "a length that is no number": request(b"Content-Length: 0x10", body=BODY),
    "an encoding nobody knows": request(b"Transfer-Encoding: xchunked", body=b"0\r\n\r\n" + BODY),
    "an encoding twice": request(
        b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity", body=b"0\r\n\r\n" + BODY
    ),
    "a space before the colon": request(b"Transfer-Encoding : chunked", body=b"0\r\n\r\n"),
    "a folded header": request(b"X-A: b", b" Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
    "a chunk whose size is no number": request(b"Transfer-Encoding: chunked", body=b"zz\r\na\r\n0\r\n\r\n"),
    "a bare CR in a header": request(b"X-A: b\rTransfer-Encoding: chunked"),
    "a NUL in a header": request(b"X-A: b\x00c"),
    "a request line of three words": request(line=b"POST /report/ x HTTP/1.1"),
    "another protocol": request(line=b"POST /report/ HTTP/9.9"),
    "no host": b"POST /report/ HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "two hosts": request(b"Host: evil.example", b"Content-Length: 0"),
    "a tunnel": request(line=b"CONNECT evil.example:443 HTTP/1.1"),
    "a trace": request(line=b"TRACE / HTTP/1.1"),
}


def answers_to(house, sent: bytes) -> bytes:
    """All that comes back until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", house.installation.ports.public), timeout=10) as connection:
        connection.sendall(sent)
        received = b""
        try:
            while part := connection.recv(65_536):
                received += part
        except (TimeoutError, ConnectionResetError):
            pass
    return received


@pytest.mark.parametrize("name", SHAPES)
def test_it_is_refused_and_answered_once(house, name):
    received = answers_to(house, SHAPES[name])
    assert received.count(b"HTTP/1.1 ") + received.count(b"HTTP/1.0 ") <= 1, received[:2_000]
    status = int(received.split(b" ", 2)[1]) if received else 400
    assert 400 <= status < 500, received[:300]
    assert b"Traceback" not in received


def test_the_scheme_of_a_request_line_is_not_believed(house):
    line = b"GET https://" + HOST + b"/report HTTP/1.1"
    received = answers_to(house, request(line=line))
    assert b"strict-transport-security" not in received.lower()
    assert b"https://" not in received.partition(b"\r\n\r\n")[0]


def test_another_host_in_the_request_line_changes_nothing(house):
    """The server hands us the Host header alone: the answer is of that site, and names no other."""
    received = answers_to(house, request(line=b"GET http://evil.example/report/ HTTP/1.1"))
    assert b"Thames Valley" in received
    assert b"evil.example" not in received


def test_a_good_request_on_the_same_road_is_answered(house):
    received = answers_to(house, request(line=b"GET /report/ HTTP/1.1"))
    assert received.startswith(b"HTTP/1.1 200 ")
