"""`soh`: Django's commands under one name."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from cms.supervisor import command_environment

# Commands that make or change tables run as the role that owns them.
_OWNERS_COMMANDS = {"migrate"}


def main() -> None:
    """Run one command in the environment given or, without a DATABASE_URL, in that of `make run` on this machine."""
    if "DATABASE_URL" in os.environ:
        _run()
        return
    with command_environment() as environment:
        os.environ.update(environment)
        _run()


def _as_module(command: str) -> str:
    return command if command.startswith("-") else command.replace("-", "_")


def _run() -> None:
    os.environ.setdefault("SOH_ROLE", "command")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    if _OWNERS_COMMANDS & set(sys.argv[1:2]) and os.environ.get("DATABASE_OWNER_URL"):
        os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]
    command, arguments = sys.argv[1:2], sys.argv[2:]
    # Commands are typed with hyphens; Django names them after files, which cannot have any.
    execute_from_command_line(["soh", *map(_as_module, command), *arguments])


if __name__ == "__main__":
    main()
