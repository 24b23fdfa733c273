"""The embedded PostgreSQL runs exactly as long as somebody holds it.

These start a server of their own, in a folder of their own, whatever DATABASE_URL says.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from cms.supervisor.database import Cluster, answers, hold_cluster
from cms.supervisor.keeper import ROOTS_USER

HOLD = """
from cms.supervisor.database import hold_cluster
with hold_cluster("faults") as cluster:
    print((cluster.data / "postmaster.pid").read_text().splitlines()[0], flush=True)
    input()
"""


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A cluster that nobody else uses: its keeper and other holders find it by the same variable."""
    folder = Path("/tmp") / f"soh-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    monkeypatch.setenv("SOH_DATABASE_DIR", str(folder))
    yield Cluster("faults")
    assert eventually(lambda: not answers(Cluster("faults")), 30)
    subprocess.run(["rm", "-rf", str(folder)], check=True)


def eventually(is_so: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def ask(cluster: Cluster, statement: str) -> object:
    connection = psycopg2.connect(cluster.url())
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone() if cursor.description else None
    finally:
        connection.close()


def holder() -> tuple[subprocess.Popen[str], int]:
    """Another process that holds the cluster, and the server's pid."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def test_it_starts_from_nothing_stops_with_its_last_holder_and_keeps_what_was_written(cluster: Cluster) -> None:
    with hold_cluster("faults"):
        ask(cluster, "CREATE TABLE thing AS SELECT 1 AS id")
    assert not answers(cluster)
    with hold_cluster("faults"):
        assert ask(cluster, "SELECT * FROM thing") == (1,)


def test_it_is_a_real_postgresql_18_that_listens_on_no_network_address(cluster: Cluster) -> None:
    with hold_cluster("faults"):
        assert str(ask(cluster, "SHOW server_version")).startswith("('18")
        assert ask(cluster, "SHOW listen_addresses") == ("",)
        assert cluster.sockets.stat().st_mode & 0o077 == 0


def test_it_stops_by_itself_when_its_holder_is_killed(cluster: Cluster) -> None:
    process, server = holder()
    assert answers(cluster)
    process.kill()
    process.communicate()
    assert eventually(lambda: not Path(f"/proc/{server}").exists())


def test_two_holders_share_it_and_the_first_to_leave_does_not_stop_it(cluster: Cluster) -> None:
    process, _ = holder()
    with hold_cluster("faults"):
        began = time.monotonic()
    assert time.monotonic() - began < 5
    assert answers(cluster)
    process.communicate("\n", timeout=30)
    assert not answers(cluster)


def test_it_starts_again_after_the_server_and_its_keeper_were_killed(cluster: Cluster) -> None:
    process, server = holder()
    ask(cluster, "CREATE TABLE thing AS SELECT 1 AS id")
    keeper = int(Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(server, signal.SIGKILL)
    os.kill(keeper, signal.SIGKILL)
    process.kill()
    process.communicate()
    assert (cluster.data / "postmaster.pid").exists()
    with hold_cluster("faults"):
        assert ask(cluster, "SELECT * FROM thing") == (1,)


def test_a_pid_file_whose_number_is_now_another_programs_is_no_obstacle_and_that_one_lives(
    cluster: Cluster,
) -> None:
    with hold_cluster("faults"):
        pass
    # Of PostgreSQL's own user: another user's it may not signal anyway.
    as_user = {"user": ROOTS_USER} if os.geteuid() == 0 else {}
    with subprocess.Popen(["sleep", "60"], **as_user) as other:
        content = f"{other.pid}\n{cluster.data}\n1700000000\n5432\n{cluster.sockets}\n\n\nready\n"
        (cluster.data / "postmaster.pid").write_text(content)
        with hold_cluster("faults"):
            assert answers(cluster)
            assert other.poll() is None
        other.kill()
