"""Brings a service file into a library that has no such service, publishes it and has a force offer it. Run as a
program, with the environment of a command of the platform: `python -m tests.journeys.brought_in FILE FORCE`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import django

from cms.supervisor.environment import Installation, environment_for


def bring_in(installation: Installation, file: Path, force: str) -> None:
    """Do so in this installation's database, as a process of its own. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.brought_in", str(file), force],
        env=environment_for("command", installation),
        cwd=Path(__file__).resolve().parents[2],
        check=True,
        timeout=120,
    )


def _bring(file: Path, slug: str) -> None:
    from cms.models import SectionPage
    from cms.publishing.importing import import_service
    from cms.publishing.service_file import read_service_file
    from forcesites.loading.pages import put_page
    from forcesites.models import Force, ForceServicePage

    made = import_service(read_service_file(file))
    assert made.is_new and not made.page.live and not made.problems, made.problems
    made.page.get_latest_revision().publish()
    service = type(made.page).objects.get(pk=made.page.pk)
    page = ForceServicePage(
        title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, mode="follow"
    )
    home = Force.objects.get(slug=slug).site.root_page
    put_page(SectionPage.objects.descendant_of(home).get(key=service.section_key), page)


if __name__ == "__main__":
    django.setup()
    _bring(Path(sys.argv[1]), sys.argv[2])
