"""`make run` says in plain words why it cannot start."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys

from cms.supervisor.places import CLONE
from cms.supervisor.ports import PortTaken, ensure_free


def first_of_four_free_ports() -> int:
    """Four in a row, below the range from which other programs' outgoing connections take theirs."""
    for first in random.sample(range(12_000, 30_000, 4), 50):
        try:
            ensure_free({first + place: "test" for place in range(4)})
        except PortTaken:
            continue
        return first
    raise AssertionError("no four free ports in a row were found")


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cms.supervisor", "run"],
        cwd=CLONE,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_taken_port_is_named_before_anything_starts() -> None:
    first = first_of_four_free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", first + 1))
        other.listen()
        done = run(PORT=str(first))
    assert done.returncode == 1
    assert f"Port {first + 1} (for the sandbox) is taken by another program" in done.stdout
    assert "Starting" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_port_that_is_no_number_is_refused() -> None:
    done = run(PORT="eight")
    assert done.returncode == 1
    assert "PORT is 'eight'; it must be a number" in done.stderr


def test_a_database_that_does_not_answer_is_said() -> None:
    first = first_of_four_free_ports()
    done = run(PORT=str(first), DATABASE_URL="postgres://administrator@127.0.0.1:1/postgres")
    assert done.returncode == 1
    assert "The database does not answer" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
