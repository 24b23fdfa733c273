"""Every command of the README and of the page about the API does what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cms.supervisor.environment import environment_for

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "docs/api.md")
BLOCKS = [
    block
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
]
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.strip()]


def test_there_are_commands_to_run():
    assert {"make run", "make test"} <= set(COMMANDS)
    assert len(COMMANDS) > 6


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("make ")])
def test_a_command_of_the_readme_works(house, command):
    ports = house.installation.ports
    for written, there in ((":8000", ports.public), (":8001", ports.sandbox)):
        command = command.replace(written, f":{there}")
    command = command.replace("curl ", "curl --silent --fail ")
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment_for("command", house.installation),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip()
