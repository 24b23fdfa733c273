"""One sandbox for all contract tests; each test has a force of its own in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.contract.sandbox_process import Sandbox, start_sandbox

_numbers = count(1)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    running = start_sandbox(tmp_path_factory.mktemp("sandbox"), behind_tls=True)
    yield running
    running.stop()


@pytest.fixture
def force() -> str:
    """The slug of a force that no other test uses."""
    return f"force-{next(_numbers)}"


@pytest.fixture
def mailbox() -> str:
    """A mailbox that no other test uses."""
    return f"reports-{next(_numbers)}@force.example"
