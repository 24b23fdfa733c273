"""Brings a service file into a library that has no such service, publishes it and has forces offer it. Run as a
program, with the environment of a command of the platform: `python -m tests.harness.offering FILE FORCE…`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import django

from cms.supervisor.environment import Installation, environment_for


def offer(installation: Installation, file: Path, *forces: str) -> None:
    """Do so in the database of an installation, as a process of its own. forces: slugs. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "tests.harness.offering", str(file), *forces],
        env=environment_for("command", installation),
        cwd=Path(__file__).resolve().parents[2],
        check=True,
        timeout=120,
    )


def _offer(file: Path, slugs: list[str]) -> None:
    from cms.models import SectionPage, ServicePage
    from cms.publishing.importing import import_service
    from cms.publishing.service_file import read_service_file
    from forcesites.loading.pages import put_page
    from forcesites.models import Force, ForceServicePage

    made = import_service(read_service_file(file))
    assert made.is_new and not made.page.live and not made.problems, made.problems
    made.page.get_latest_revision().publish()
    service = ServicePage.objects.get(pk=made.page.pk)
    for force in Force.objects.filter(slug__in=slugs):
        section = SectionPage.objects.descendant_of(force.site.root_page).get(key=service.section_key)
        page = ForceServicePage(
            title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, mode="follow"
        )
        put_page(section, page)


if __name__ == "__main__":
    django.setup()
    _offer(Path(sys.argv[1]), sys.argv[2:])
