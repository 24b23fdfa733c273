"""Whose word on where a request came from is taken."""

from __future__ import annotations

import ipaddress
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

    From a named proxy, the last address of X-Forwarded-For that is no named proxy itself becomes REMOTE_ADDR: each
    proxy wrote the one before it, and what stands further left is what anybody may have sent.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], proxies: tuple[str, ...]) -> None:
        self._application = application
        self._proxies = frozenset(proxies)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("REMOTE_ADDR") in self._proxies:
            environ["REMOTE_ADDR"] = self._first_beyond(environ)
        else:
            for name in _FORWARDED:
                environ.pop(name, None)
        return self._application(environ, start_response)

    def _first_beyond(self, environ: dict[str, Any]) -> str:
        """The address nearest to us that is no named proxy; the proxy's own where it names none that can be read."""
        named = str(environ["REMOTE_ADDR"])
        for part in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            try:
                named = str(ipaddress.ip_address(part.strip()))
            except ValueError:
                break
            if named not in self._proxies:
                break
        return named
