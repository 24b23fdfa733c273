"""`soh environment`: every environment variable, as the page `docs/environment.md`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from cms.settings import env

HEAD = """# Environment variables

Made by `soh environment` from `cms/settings/env.py`, the one place that reads them.

| variable | meaning | where it is not set |
| --- | --- | --- |
"""

AROUND = """
Read by `make` and the supervisor only, never by the platform itself:

| variable | meaning | where it is not set |
| --- | --- | --- |
| `PORT` | first of `make run`'s five ports: sites, sandbox (+1), admin (+2), sandbox mail (+3) and TLS (+4) | `8000` |
| `TEST_PROCESSES` | processes of `make test` | `2` |
| `PYTHON` | the Python that makes `.venv` | the first of 3.11 and newer |
| `SOH_DATABASE_DIR` | folder of the embedded PostgreSQL's data | `var/`, or outside the clone for root |
| `PREFIX` | folder that `make production-packages` fills | none |
"""


def environment_page() -> str:
    """The page, as Markdown."""
    rows = (
        f"| `{variable.name}` | {variable.meaning} | {f'`{variable.default}`' if variable.default else 'empty'} |\n"
        for variable in env.VARIABLES.values()
    )
    return HEAD + "".join(rows) + AROUND


class Command(BaseCommand):
    """Prints the page."""

    help = "Print docs/environment.md: every environment variable with its meaning."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(environment_page(), ending="")
