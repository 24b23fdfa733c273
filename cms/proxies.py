"""Whose word on where a request came from is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

_FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_FORWARDED",
    "HTTP_X_REAL_IP",
    "HTTP_X_REQUEST_ID",
)


class TrustedProxies:
    """A WSGI door that drops every forwarding header unless the other end is a named proxy.

    From a named proxy the last address of X-Forwarded-For, which that proxy wrote, becomes REMOTE_ADDR.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], proxies: tuple[str, ...]) -> None:
        self._application = application
        self._proxies = frozenset(proxies)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("REMOTE_ADDR") in self._proxies:
            forwarded = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
            if forwarded:
                environ["REMOTE_ADDR"] = forwarded
        else:
            for name in _FORWARDED:
                environ.pop(name, None)
        return self._application(environ, start_response)
