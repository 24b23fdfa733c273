"""A pytest plugin that sets the environment before Django reads it (`-p tests.harness.environment`).

Each test process has a database of its own, named before it exists: `tests.harness.databases` makes it when the first
test asks for one, so that tests without a database start no server.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from nacl.public import PrivateKey

from cms.supervisor.database import Cluster
from cms.supervisor.keys import kept_password
from cms.supervisor.places import secrets_folder
from cms.supervisor.provision import APPLICATION, address

# The first process of a run names the run; its xdist workers inherit these.
RUN = "SOH_TEST_RUN"
ADMINISTRATOR = "SOH_TEST_ADMINISTRATOR_URL"
PLENTY = ",".join(f"{thing}=1000000/0.00001" for thing in ("begin", "submit", "api"))
"""Rates that no test reaches: all of them come from one network. Tests of rates set their own."""


def database_name() -> str:
    """This process's database: soh_test_<pid of the run's first process>_<worker>."""
    return f"soh_test_{os.environ[RUN]}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def is_outside() -> bool:
    """Whether DATABASE_URL named a server for us to use in place of the embedded one."""
    return bool(os.environ[ADMINISTRATOR])


def folder(name: str) -> Path:
    """A folder of this run, the same in all its processes; gone when the run is over."""
    found = Path(tempfile.gettempdir()) / f"soh-test-{os.environ[RUN]}" / name
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def _set() -> None:
    if RUN not in os.environ:
        os.environ[RUN] = str(os.getpid())
        os.environ[ADMINISTRATOR] = os.environ.get("DATABASE_URL", "")
        os.environ["SOH_SECRET_KEY"] = secrets.token_urlsafe(50)
        pair = PrivateKey.generate()
        os.environ["SOH_OPENING_KEY"] = pair.encode().hex()
        os.environ["SOH_SEALING_KEY"] = pair.public_key.encode().hex()
        os.environ["SOH_DEMO_PASSWORD"] = secrets.token_urlsafe(12)
        os.environ["SOH_MEDIA_DIR"] = str(folder("media"))
        os.environ["SOH_SECRETS_DIR"] = str(folder("secrets"))
        atexit.register(shutil.rmtree, folder("media").parent, ignore_errors=True)
    near = os.environ[ADMINISTRATOR] or Cluster("test").url()
    password = kept_password(secrets_folder(), f"database_{APPLICATION}") if is_outside() else None
    os.environ["DATABASE_URL"] = address(near, database_name(), APPLICATION, password)
    os.environ.pop("DATABASE_OWNER_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
    os.environ.setdefault("SOH_ROLE", "command")
    os.environ.setdefault("SOH_DEMO", "1")
    os.environ.setdefault("SOH_RATES", PLENTY)


_set()
