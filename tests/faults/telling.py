"""What a scenario tells whoever runs it: how long it took, and what was lost."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.db import connection

from contact_forms.models import Submission
from contact_forms.tenant import Tenant
from tests.integration.contact_forms.world import make_submission, tenant_of

Tell = Callable[[str], None]
PACE = 0.3
"""Seconds between one sender's reports: one worker keeps up with two of them on a busy machine."""


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Tell:
    """Writes a line where it is seen although the test succeeds."""

    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{request.node.name}: {line}\n")

    return write


@dataclass
class Sent:
    """Reports that the platform acknowledged, and the longest that one of them took, in seconds."""

    reports: list[Submission] = field(default_factory=list)
    longest: float = 0.0


@contextmanager
def people_sending(force: Tenant, senders: int = 2) -> Iterator[Sent]:
    """Reports are sent for as long as the block lasts. A sender that fails fails the test."""
    sent, stop = Sent(), threading.Event()
    failures: list[Exception] = []

    def send() -> None:
        try:
            while not stop.wait(PACE):
                began = time.monotonic()
                sent.reports.append(make_submission(tenant_of(force.site_id)))
                sent.longest = max(sent.longest, time.monotonic() - began)
        except Exception as failure:
            failures.append(failure)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(senders)]
    for thread in threads:
        thread.start()
    try:
        yield sent
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not failures
