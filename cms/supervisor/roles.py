"""The command of each process of the platform."""

from __future__ import annotations

import sys
from pathlib import Path

from cms.supervisor.certificates import sandbox_certificates
from cms.supervisor.environment import Installation, environment_for
from cms.supervisor.places import sandbox_folder
from cms.supervisor.preparing import SOH
from cms.supervisor.processes import Command

THREADS = 4
READY_PATH = "/readyz"
SANDBOX_READY_PATH = "/"


def web(role: str, house: Installation, log: Path | None = None) -> Command:
    """A web server in the role `public` or `admin`, on that role's port.

    Few threads: each holds a database connection, and the server's own default is up to 512.
    """
    if role not in ("public", "admin"):
        raise ValueError(f"There is no web server in the role {role!r}.")
    is_public = role == "public"
    port = house.ports.public if is_public else house.ports.admin
    arguments = [sys.executable, "-m", "granian", "--interface", "wsgi", "cms.wsgi:application"]
    arguments += ["--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "warning"]
    arguments += ["--workers", "1", "--blocking-threads", str(THREADS)]
    return Command(role, arguments, environment_for("public" if is_public else "admin", house), log)


def worker(house: Installation, log: Path | None = None) -> Command:
    """The process that does jobs."""
    return Command("worker", [*SOH, "work"], environment_for("worker", house), log)


def sandbox(house: Installation, log: Path | None = None, data: Path | None = None) -> Command:
    """The stand-in of every outside system, with its inbox and mail server. `data`: where it keeps what it got."""
    arguments = [sys.executable, "-m", "integrations.sandbox", "--port", str(house.ports.sandbox)]
    arguments += ["--smtp-port", str(house.ports.mail), "--data", str(data or sandbox_folder())]
    arguments += ["--tls-port", str(house.ports.tls), "--tls-folder", str(sandbox_certificates(house))]
    return Command("sandbox", arguments, environment_for("sandbox", house), log)
