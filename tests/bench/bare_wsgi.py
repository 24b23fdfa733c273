"""A yardstick: a WSGI application that does nothing but answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

BODY = b"<!doctype html><title>Bare</title>" + b"." * 8_000
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The same bytes for everybody, about as many as a packed page has."""
    start_response("200 OK", HEADERS)
    return [BODY]
