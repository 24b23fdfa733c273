"""Speaking to the platform as outside systems do: fetching a file, telling a state or what became of a notice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

import httpx

SECONDS = 10.0
HERE = "127.0.0.1"


def call(method: str, address: str, message: object = None, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """One request to the platform, which is on this machine under names that programs do not look up.

    message: sent as JSON (None: nothing is sent); bytes go as they are. Raises ValueError for an address elsewhere (a
    pretend system speaks to nobody but its own house), and as httpx does.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host != HERE and host != "localhost" and not host.endswith(".localhost"):
        raise ValueError("the address is not on this machine")
    port = f":{parts.port}" if parts.port else ""
    content = message if message is None or isinstance(message, bytes) else json.dumps(message).encode()
    return httpx.request(
        method,
        urlunsplit(parts._replace(netloc=f"{HERE}{port}")),
        headers={"Content-Type": "application/json", **(headers or {}), "Host": parts.netloc},
        content=content,
        timeout=SECONDS,
        trust_env=False,
    )
