"""The sandbox, and forces whose reports go there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from contact_forms import tenant as tenants
from contact_forms.jobs.worker import Worker
from contact_forms.tenant import Tenant
from tests.contract.sandbox_process import Sandbox, start_sandbox
from tests.integration.contact_forms import world

_numbers = count(1)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    running = start_sandbox(tmp_path_factory.mktemp("sandbox"))
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def small_world(settings: Any, sandbox: Sandbox, tmp_path: Path) -> Iterator[None]:
    """Tenants of `world`, the sandbox as the outside, and tries that follow one another quickly."""
    settings.SOH_TENANT_FACTORY = "tests.integration.contact_forms.world.tenant_of"
    settings.SOH_SECRETS_DIR = tmp_path
    settings.SOH_SANDBOX_URL = sandbox.url
    settings.SOH_SMTP = {"host": "127.0.0.1", "port": sandbox.smtp_port, "from": "platform@example.com"}
    settings.SOH_RETRY_BASE_SECONDS = 0.01
    settings.SOH_DEMO = True
    tenants._hook.cache_clear()
    yield
    tenants._hook.cache_clear()


@pytest.fixture
def make_force(sandbox: Sandbox, tmp_path: Path) -> Callable[..., Tenant]:
    """Make a force of its own for this test; with a route to the sandbox unless `route=False`."""

    def make(route: bool = True, **changes: Any) -> Tenant:
        force = world.make_force(f"force-{next(_numbers)}")
        if route:
            world.make_route(force, sandbox.url, tmp_path, **changes)
        return force

    return make


@pytest.fixture
def force(transactional_db: None, make_force: Callable[..., Tenant]) -> Tenant:
    """A force whose reports go to its pretend records system."""
    return make_force()


@pytest.fixture
def worker() -> Worker:
    """A worker of one thread, to be told to `drain()`."""
    return Worker(threads=1)
