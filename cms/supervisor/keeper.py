"""The process that runs one PostgreSQL cluster while somebody holds it: `python -m cms.supervisor.keeper run`.

Started by `cms.supervisor.database`, in a session of its own. It makes the cluster when there is none, starts the
server, and waits until it can lock the holders' file for itself; then nobody is left, and it stops the server.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, get_args

from cms.supervisor.database import ADMINISTRATOR, Cluster, DatabaseFailed, Purpose, programs
from cms.supervisor.leash import leash
from cms.supervisor.places import programs_folder

ROOTS_USER = "soh-postgres"
LOOK_SECONDS = 0.1
STOP_SECONDS = 20.0
_FOR_ANY_PURPOSE = {
    "listen_addresses": "",
    "max_connections": "100",
    "log_min_messages": "warning",
    # What people typed must not reach a log with a failing statement.
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
}
_WHERE_NOTHING_IS_KEPT = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


def main() -> int:
    """Run the cluster named on the command line until nobody holds it. Returns the exit status."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    purposes: tuple[Purpose, ...] = get_args(Purpose)
    cluster = next((Cluster(purpose) for purpose in purposes if purpose == asked), None)
    if cluster is None:
        sys.stderr.write(f"usage: python -m cms.supervisor.keeper {'|'.join(purposes)}\n")
        return 2
    try:
        server = _started(cluster)
    except (DatabaseFailed, OSError, subprocess.CalledProcessError) as problem:
        sys.stderr.write(f"{problem}\n{getattr(problem, 'stderr', '') or ''}")
        return 1
    with cluster.lock("holders").open("a") as holders:
        while server.poll() is None and not _alone(holders):
            time.sleep(LOOK_SECONDS)
        _stop(server)
    return 0


def _started(cluster: Cluster) -> subprocess.Popen[bytes]:
    as_user = _user()
    owner = as_user.get("user", os.geteuid()), as_user.get("group", os.getegid())
    for folder in (cluster.folder, cluster.sockets):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chown(folder, *owner)
        folder.chmod(0o700)
    bin_folder = _reachable(programs()) if as_user else programs()
    if not (cluster.data / "PG_VERSION").exists():
        _make(cluster, bin_folder, as_user)
    _make_way(cluster, bin_folder, as_user)
    options = _FOR_ANY_PURPOSE | {"unix_socket_directories": str(cluster.sockets)}
    if cluster.purpose == "test":
        options |= _WHERE_NOTHING_IS_KEPT
    with cluster.log.open("ab") as log:
        return subprocess.Popen(
            [bin_folder / "postgres", "-D", cluster.data, *(f"--{name}={value}" for name, value in options.items())],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # SIGINT is PostgreSQL's fast shutdown.
            preexec_fn=leash(signal.SIGINT),
            **as_user,
        )


def _make(cluster: Cluster, bin_folder: Path, as_user: dict[str, Any]) -> None:
    """Make an empty cluster. Half a cluster, left by somebody who was stopped, is made again from the start."""
    if cluster.data.exists():
        shutil.rmtree(cluster.data)
    command = [
        str(bin_folder / "initdb"),
        "-D",
        str(cluster.data),
        "-U",
        ADMINISTRATOR,
        "--auth=trust",
        "--encoding=UTF8",
    ]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"]
    if cluster.purpose == "test":
        command.append("--no-sync")
    subprocess.run(command, cwd="/", check=True, capture_output=True, text=True, **as_user)


def _make_way(cluster: Cluster, bin_folder: Path, as_user: dict[str, Any]) -> None:
    """Deal with an earlier server: stop it if it still runs, drop its pid file if its pid is now another program's."""
    pid_file = cluster.data / "postmaster.pid"
    if not pid_file.exists():
        return
    pid = int(pid_file.read_text().splitlines()[0])
    if not _is_postgres(pid):
        pid_file.unlink(missing_ok=True)
        return
    stop = [
        str(bin_folder / "pg_ctl"),
        "-D",
        str(cluster.data),
        "-m",
        "fast",
        "-w",
        "-t",
        f"{STOP_SECONDS:.0f}",
        "stop",
    ]
    subprocess.run(stop, cwd="/", check=False, capture_output=True, **as_user)


def _is_postgres(pid: int) -> bool:
    if Path("/proc/self/comm").exists():
        name = Path(f"/proc/{pid}/comm")
        return name.exists() and "postgres" in name.read_text()
    asked = subprocess.run(["ps", "-p", str(pid), "-o", "comm="], check=False, capture_output=True, text=True)
    return "postgres" in asked.stdout


def _user() -> dict[str, Any]:
    """Who PostgreSQL runs as, as arguments of `subprocess`: ourselves, or as root a system user made for it."""
    if os.geteuid() != 0:
        return {}
    try:
        entry = pwd.getpwnam(ROOTS_USER)
    except KeyError:
        useradd = shutil.which("useradd")
        if useradd is None:
            raise DatabaseFailed(
                "PostgreSQL will not run as root, and there is no `useradd` to make a user for it. "
                "Run as an ordinary user, or set DATABASE_URL."
            ) from None
        make_user = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ROOTS_USER]
        subprocess.run(make_user, check=True, capture_output=True, text=True)
        entry = pwd.getpwnam(ROOTS_USER)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _reachable(bin_folder: Path) -> Path:
    """The same programs where any user can run them: in place, or in a copy where a folder above is closed."""
    if all(folder.stat().st_mode & 0o001 for folder in bin_folder.parents):
        return bin_folder
    wheel = bin_folder.parent.parent
    stamp = f"{(bin_folder / 'postgres').stat().st_size}-{(bin_folder / 'postgres').stat().st_mtime_ns}"
    copy = programs_folder() / stamp
    if not copy.exists():
        # Laid out as in the wheel: the programs find their libraries by relative paths.
        half_made = copy.with_suffix(f".{os.getpid()}")
        shutil.copytree(bin_folder.parent, half_made / wheel.name / bin_folder.parent.name)
        libraries = wheel.with_name(f"{wheel.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, half_made / libraries.name)
        half_made.rename(copy)
    return copy / wheel.name / bin_folder.parent.name / bin_folder.name


def _alone(holders: Any) -> bool:
    try:
        fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        # Immediate shutdown: no checkpoint; the next start recovers from the log. Nothing committed is lost.
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
