"""PostgreSQL's own programs: those of the embedded server where it is installed, else those on the PATH."""

from __future__ import annotations

import subprocess

from cms.settings import env
from cms.supervisor.database import DatabaseFailed, programs


class ProgramFailed(Exception):
    """pg_dump or pg_restore did not succeed, or is not there; the text has what it said."""


def run(program: str, url: str, *arguments: str) -> None:
    """Run `pg_dump` or `pg_restore` on the database of this address. Raises ProgramFailed."""
    try:
        path = str(programs() / program)
    except DatabaseFailed:
        path = program
    try:
        done = subprocess.run(
            [path, "--no-password", *arguments],
            # A password on the command line could be read by everybody on the machine.
            env=_connection(url),
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise ProgramFailed(f"{program} is not on the PATH. Install PostgreSQL's client programs.") from None
    if done.returncode:
        said = "\n".join(done.stderr.splitlines()[-20:])
        raise ProgramFailed(f"{program} ended with status {done.returncode}:\n{said}")


def _connection(url: str) -> dict[str, str]:
    facts = env.database(url)
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    given = {variable: str(facts[name]) for variable, name in named.items() if facts[name]}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", **given}
