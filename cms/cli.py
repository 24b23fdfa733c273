"""`soh`: Django's commands under one name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# `make run` leaves its addresses and keys here (readable by its user alone), so that `soh` in another window finds them.
RUNNING = Path(__file__).resolve().parent.parent / "var" / "run" / "environment"


def main() -> None:
    """Run one command, in the environment given or else in that of `make run`."""
    if "DATABASE_URL" not in os.environ and RUNNING.exists():
        for line in RUNNING.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            os.environ.setdefault(name, value)
    os.environ.setdefault("SOH_ROLE", "command")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    from django.core.management import execute_from_command_line  # the environment must be complete first

    execute_from_command_line(["soh", *sys.argv[1:]])


if __name__ == "__main__":
    main()
