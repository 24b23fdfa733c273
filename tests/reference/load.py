"""Puts the reference service into a loaded database and on two forces, one of them bilingual. Run as a program, with
the environment of a command of the platform: `python -m tests.reference.load`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import django

from cms.supervisor.environment import Installation, environment_for

FILE = Path(__file__).with_name("every-kind.yaml")
FORCES = ("thames-valley", "dyfed-powys")


def load_reference_service(installation: Installation) -> None:
    """Load it into this installation's database, as a process of its own. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "tests.reference.load"],
        env=environment_for("command", installation),
        cwd=Path(__file__).resolve().parents[2],
        check=True,
        timeout=120,
    )


def _load() -> None:
    from wagtail.models import Site

    from cms.models import SectionPage, ServicePage
    from cms.publishing.service_file import read_service_file
    from forcesites.loading.pages import put_page
    from forcesites.models import Force, ForceServicePage

    file = read_service_file(FILE)
    forces = Force.objects.filter(slug__in=FORCES)
    national = Site.objects.exclude(pk__in=Force.objects.values("site"))[0]
    service = put_page(_section(SectionPage, national), ServicePage(**file.fields))
    for force in forces:
        page = ForceServicePage(
            title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, mode="follow"
        )
        put_page(_section(SectionPage, force.site), page)


def _section(pages, site):  # type: ignore[no-untyped-def]
    return pages.objects.descendant_of(site.root_page).get(slug="report")


if __name__ == "__main__":
    django.setup()
    _load()
