"""Throw away what `make run` kept on this machine: its database, media and sandbox. Keys stay."""

from __future__ import annotations

import fcntl
import shutil
import sys

from cms.supervisor.database import Cluster
from cms.supervisor.places import media_folder, sandbox_folder


def forget() -> int:
    """Delete the data, unless the platform is running. Returns the exit status."""
    cluster = Cluster("run")
    with cluster.lock("holders").open("a") as holders:
        try:
            fcntl.flock(holders, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stderr.write("The platform is running. Stop it first (Ctrl-C in its window).\n")
            return 1
        for folder in (cluster.folder, media_folder(), sandbox_folder()):
            shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write("Forgotten. The next `make run` starts from nothing.\n")
    return 0
