"""The real sandbox in a process of its own, on free ports of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from integrations.ports import ReportsReceiver, RouteConfiguration
from integrations.registry import receiver
from integrations.sandbox import demo_secret

TLS_CLIENTS = ("tls-force", "other-tls-force")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds for the sandbox to start or stop."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sandbox_command(port: int, smtp_port: int, data: Path, tls_port: int = 0) -> list[str]:
    return [
        *(sys.executable, "-m", "integrations.sandbox"),
        *("--port", str(port), "--smtp-port", str(smtp_port), "--data", str(data)),
        *(("--tls-port", str(tls_port)) if tls_port else ()),
        *(argument for client in TLS_CLIENTS for argument in ("--tls-client", client)),
    ]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what allows the sandbox, and with the changes."""
    kept = {name: value for name, value in os.environ.items() if name not in ("SOH_DEMO", "SOH_STAGE")}
    return {**kept, **changes}


@dataclass
class Sandbox:
    """A running sandbox and the routes that lead to it."""

    process: subprocess.Popen[bytes]
    port: int
    smtp_port: int
    data: Path
    tls_port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **params: str) -> httpx.Response:
        return httpx.get(self.url + path, params=params, trust_env=False)

    def json(self, path: str, **params: str) -> Any:
        return self.get(path, **params).raise_for_status().json()

    def fault(self, name: str, kind: str, *, times: int | None = 1, seconds: float | None = None) -> None:
        body = {"fault": kind, "times": times, "seconds": seconds}
        httpx.post(f"{self.url}/control/{name}/fault", json=body, trust_env=False).raise_for_status()

    def route(self, force: str, *, adapter: str = "niche_rms", profile: str = "extended", **changes: Any) -> Any:
        """A route's adapter for a force of this sandbox."""
        path = "rms" if profile == "extended" else "published"
        configuration = {
            "address": f"{self.url}/{path}/{force}",
            "secret": demo_secret(force),
            "options": {"profile": profile},
            "timeout": 5.0,
        }
        return receiver(adapter, RouteConfiguration(**{**configuration, **changes}))

    def mail_route(self, mailbox: str, timeout: float = 5.0) -> ReportsReceiver:
        options = {
            "smtp_host": "127.0.0.1",
            "smtp_port": str(self.smtp_port),
            "from_address": "reports@platform.example",
        }
        return receiver("email_report", RouteConfiguration(mailbox, "", options, timeout))

    def held(self, force: str) -> list[dict[str, Any]]:
        reports: list[dict[str, Any]] = self.json("/inbox.json", force=force)["reports"]
        return reports

    def posts(self, force: str) -> list[dict[str, Any]]:
        return [post for post in self.json("/posts.json")["posts"] if post["force"] == force]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(PATIENCE)


def start_sandbox(
    data: Path, port: int | None = None, smtp_port: int | None = None, *, behind_tls: bool = False
) -> Sandbox:
    """Start the sandbox and wait until it answers."""
    port, smtp_port = port or free_port(), smtp_port or free_port()
    tls_port = free_port() if behind_tls else 0
    process = subprocess.Popen(
        sandbox_command(port, smtp_port, data, tls_port),
        cwd=ROOT,
        env=environment(SOH_STAGE="test"),
        stdout=subprocess.DEVNULL,
    )
    sandbox = Sandbox(process, port, smtp_port, data, tls_port)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The sandbox ended at once with status {process.returncode}.")
        try:
            sandbox.get("/healthz").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return sandbox
    sandbox.kill()
    raise RuntimeError(f"The sandbox did not answer within {PATIENCE} seconds.")
