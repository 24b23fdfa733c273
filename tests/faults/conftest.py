"""Real worker processes over this test's database, and the real sandbox."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contact_forms.tenant import Tenant
from tests.contract.sandbox_process import ROOT, Sandbox
from tests.integration.contact_forms.conftest import force, make_force, sandbox, small_world

__all__ = ["force", "make_force", "sandbox", "small_world"]

Start = Callable[..., subprocess.Popen[bytes]]
LEASE_SECONDS = 1


@pytest.fixture
def start_worker(force: Tenant, sandbox: Sandbox, tmp_path: Path) -> Iterator[Start]:
    """Start a worker process that dies at a point, or never; it is ended with the test."""
    started: list[subprocess.Popen[bytes]] = []
    log = (tmp_path / "workers.log").open("wb")

    def start(point: str = "never") -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.dying_worker", point],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
                "SOH_ROLE": "worker",
                "SOH_SECRETS_DIR": str(tmp_path),
                "SOH_SANDBOX_URL": sandbox.url,
                "SOH_SMTP_HOST": "127.0.0.1",
                "SOH_SMTP_PORT": str(sandbox.smtp_port),
                "SOH_RETRY_BASE_SECONDS": "0.1",
                "SOH_LEASE_SECONDS": str(LEASE_SECONDS),
            },
            stdout=log,
            stderr=log,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
    log.close()
