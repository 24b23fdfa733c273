"""A second public process and a second admin over the same database, as they stand behind a proxy that speaks TLS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cms.supervisor.ports import free_ports
from tests.harness.house import House

RATES = "begin=5/60,submit=5/60,api=5/60"
"""Few enough to be used up by a test, for each network by itself."""


@pytest.fixture(scope="module")
def behind_tls(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Production settings; the proxy is 127.0.0.1, so that a test says in headers who asks, and by which scheme."""
    public, admin = free_ports(2)
    logs: Path = tmp_path_factory.mktemp("behind-tls")
    installation = replace(
        house.installation,
        settings="cms.settings.production",
        ports=replace(house.installation.ports, public=public, admin=admin),
    )
    settings = {"SOH_TRUSTED_PROXIES": "127.0.0.1,192.0.2.250", "SOH_RATES": RATES}
    second = House(installation, logs, settings)
    try:
        second.start("public")
        second.start("admin")
        yield second
    finally:
        second.stop_all()
