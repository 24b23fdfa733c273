"""Waiting for a report to arrive at the sandbox, in the records system or by e-mail."""

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


def arrived_as_mail(house, reference: str, seconds: float = 20) -> dict:
    """The e-mail that names this reference, once the sandbox has it: for a service that a force takes by e-mail."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for mail in httpx.get(f"{house.sandbox}/mail.json").json()["mails"]:
            if reference in str(mail):
                return mail
        time.sleep(0.2)
    pytest.fail(f"{reference} did not arrive by e-mail in {seconds:g} seconds")
