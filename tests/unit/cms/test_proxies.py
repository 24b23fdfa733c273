"""Whose word is taken on where a request came from."""

from __future__ import annotations

from typing import Any

import pytest

from cms.proxies import TrustedProxies

NEAR, FAR, STRANGER = "10.0.0.1", "10.0.0.2", "203.0.113.9"
SAID = {
    "HTTP_X_FORWARDED_FOR": "198.51.100.1",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PORT": "1",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_FORWARDED": "for=198.51.100.1;host=evil.example;proto=https",
    "HTTP_X_REAL_IP": "198.51.100.1",
    "HTTP_X_REQUEST_ID": "0123456789abcdef",
}


def seen(remote: str, **said: str) -> dict[str, Any]:
    """What the application behind the door sees."""
    kept: dict[str, Any] = {}

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        kept.update(environ)
        return []

    TrustedProxies(application, (NEAR, FAR))({"REMOTE_ADDR": remote, **said}, lambda *_: None)
    return kept


def test_from_anybody_else_nothing_is_believed() -> None:
    assert seen(STRANGER, **SAID) == {"REMOTE_ADDR": STRANGER}


@pytest.mark.parametrize(
    ("forwarded", "believed"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("192.0.2.66, 198.51.100.1", "198.51.100.1"),
        (f"192.0.2.66, 198.51.100.1, {FAR}", "198.51.100.1"),
        ("2001:DB8::1", "2001:db8::1"),
        (f"{FAR}", FAR),
        ("", NEAR),
        ("unknown", NEAR),
        (f"198.51.100.1, unknown, {FAR}", FAR),
        ("198.51.100.1:8080", NEAR),
    ],
)
def test_from_a_named_proxy_the_nearest_address_that_is_no_proxy_is_who_asks(forwarded: str, believed: str) -> None:
    assert seen(NEAR, HTTP_X_FORWARDED_FOR=forwarded)["REMOTE_ADDR"] == believed


def test_a_named_proxy_says_the_scheme() -> None:
    assert seen(NEAR, HTTP_X_FORWARDED_PROTO="https")["HTTP_X_FORWARDED_PROTO"] == "https"
