"""Children are watched, started again, and never outlive their supervisor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cms.supervisor.processes import Child, ChildFailed, Command, Family

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
WITH_A_CHILD_OF_ITS_OWN = f"""
import subprocess, sys, time
print(subprocess.Popen([sys.executable, "-c", {SLEEP!r}]).pid, flush=True)
time.sleep(60)
"""


def python(code: str, name: str = "child", log: Path | None = None) -> Command:
    return Command(name, [sys.executable, "-c", code], dict(os.environ), log)


def is_alive(pid: int) -> bool:
    """Whether the process runs; a dead one that nobody has asked after yet counts as dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def eventually(is_so: object, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def heard() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def family(heard: list[tuple[str, str]]):
    made = Family(lambda name, line: heard.append((name, line)))
    yield made
    made.stop()


def test_what_a_child_says_is_shown_under_its_name(family: Family, heard: list[tuple[str, str]]) -> None:
    family.start(python("print('one'); print('two', flush=True); import time; time.sleep(60)", "worker"))
    assert eventually(lambda: family.tend(0.1) or len(heard) == 2)
    assert heard == [("worker", "one"), ("worker", "two")]


def test_a_child_that_falls_over_is_started_again_after_a_wait(family: Family, heard: list[tuple[str, str]]) -> None:
    child = family.start(python("raise SystemExit(3)", "worker"))
    assert eventually(lambda: family.tend(0.1) or len(heard) >= 2)
    assert heard[0] == ("worker", "ended with status 3; starting again in 1 s")
    assert heard[1] == ("worker", "ended with status 3; starting again in 2 s")
    assert child.failures == 2


def test_a_child_that_ends_while_the_platform_starts_is_reported_with_its_last_words(family: Family) -> None:
    child = family.start(python("print('no such settings', flush=True); raise SystemExit(4)", "admin"))
    assert eventually(lambda: child.ended() is not None)
    with pytest.raises(ChildFailed, match=r"admin ended with status 4(.|\n)*no such settings"):
        family.check_started()


def test_stopping_ends_children_in_the_order_they_were_started(tmp_path: Path) -> None:
    code = (
        "import signal, sys, time\n"
        "def tell(*_):\n"
        f"    open({str(tmp_path / 'order')!r}, 'a').write(sys.argv[1]); sys.exit()\n"
        "signal.signal(signal.SIGTERM, tell); print('on', flush=True); time.sleep(60)"
    )
    said: list[str] = []
    family = Family(lambda name, line: said.append(line))
    for name in ("a", "b", "c"):
        family.start(Command(name, [sys.executable, "-c", code, name], dict(os.environ)))
    assert eventually(lambda: family.tend(0.1) or said == ["on", "on", "on"])
    family.stop()
    assert (tmp_path / "order").read_text() == "abc"


def test_a_child_that_will_not_stop_is_killed(tmp_path: Path) -> None:
    child = Child(python(STUBBORN, log=tmp_path / "log"))
    child.start()
    assert eventually(lambda: (tmp_path / "log").read_text() == "on\n")
    child.stop(seconds=0.2)
    assert child.ended() == -signal.SIGKILL


def test_stopping_a_child_ends_the_processes_it_made(tmp_path: Path) -> None:
    child = Child(python(WITH_A_CHILD_OF_ITS_OWN, log=tmp_path / "log"))
    child.start()
    assert eventually(lambda: (tmp_path / "log").read_text().strip())
    grandchild = int((tmp_path / "log").read_text())
    assert is_alive(grandchild)
    child.stop()
    assert eventually(lambda: not is_alive(grandchild))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no signal at a parent's death")
def test_no_child_outlives_a_supervisor_that_was_killed() -> None:
    supervisor = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, sys\n"
            "from cms.supervisor.processes import Command, Family\n"
            "family = Family(lambda name, line: print(line, flush=True))\n"
            f"child = family.start(Command('worker', [sys.executable, '-c', {SLEEP!r}], dict(os.environ)))\n"
            "print(child.pid, flush=True)\n"
            "family.tend(60)\n",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert supervisor.stdout is not None
    with supervisor.stdout:
        child = int(supervisor.stdout.readline())
        assert is_alive(child)
        supervisor.kill()
        supervisor.wait()
        assert eventually(lambda: not is_alive(child))
