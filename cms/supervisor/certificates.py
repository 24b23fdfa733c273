"""The certificates of the demonstration: those of the sandbox's pretend systems, and copies where routes look for them.

Both are in the folder of secrets, so that whatever shares the secrets shares the authority that made them.
"""

from __future__ import annotations

from pathlib import Path

from cms.supervisor.environment import Installation
from integrations.sandbox.certificates import AUTHORITY, client_file, make_certificates

CLIENTS = ("thames-valley",)
"""Forces of the demonstration whose pretend records system asks for a certificate."""
AUTHORITY_NAME = "sandbox-authority"


def sandbox_certificates(house: Installation) -> Path:
    """Where the sandbox keeps its authority, its own certificates and those of its clients."""
    return house.secrets / "sandbox-tls"


def keep_demo_certificates(house: Installation) -> None:
    """Make what is missing, and put it under the names that the demonstration's routes hold."""
    folder = sandbox_certificates(house)
    make_certificates(folder, CLIENTS)
    _copy(folder / AUTHORITY, house.secrets / AUTHORITY_NAME)
    for client in CLIENTS:
        _copy(client_file(folder, client), house.secrets / f"{client}-certificate")


def _copy(source: Path, target: Path) -> None:
    content = source.read_bytes()
    if not target.exists() or target.read_bytes() != content:
        target.touch(mode=0o600)
        target.write_bytes(content)
