"""A report that was sent comes to the force's records system."""

from __future__ import annotations

import time

import httpx
import pytest


def arrived(house, reference: str, seconds: float = 20) -> dict:
    """The report with this reference in the sandbox's inbox, once it is there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = httpx.get(f"{house.sandbox}/inbox.json", params={"reference": reference}).json()
        rows = found["reports"] if isinstance(found, dict) else found
        if rows:
            return rows[0]
        time.sleep(0.2)
    pytest.fail(f"{reference} did not arrive in {seconds:g} seconds")
