"""Puts a service with tasks, vehicles that repeat, risks and a hand-off on two forces, one of them bilingual. Run as a
program, with the environment of a command of the platform: `python -m tests.journeys.structured_service`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import django

from cms.supervisor.environment import Installation, environment_for
from tests.integration.journey.structured_form import FORM_WITH_TASKS

FORM = "/report/a-crash/form/"
FORCES = ("thames-valley", "dyfed-powys")
SERVICE: dict[str, Any] = {
    "schema": 1,
    "slug": "a-crash",
    "section": "report",
    "title": {"en": "Report a crash", "cy": "Rhoi gwybod am ddamwain"},
    "summary": {"en": "Tell us about a crash.", "cy": "Rhowch wybod am ddamwain."},
    "minutes": 5,
    "bridging": {"en": "<p>Call 101.</p>", "cy": "<p>Ffoniwch 101.</p>"},
    "delivery": {
        "category": "RTI",
        "subcode": "RTI1",
        "reference_prefix": "RTI",
        "promise": {"en": "Within 7 days.", "cy": "O fewn 7 diwrnod."},
        "panel": {"en": "Report received", "cy": "Adroddiad wedi dod i law"},
        "next": {"en": "<p>We read it.</p>", "cy": "<p>Rydym yn ei ddarllen.</p>"},
    },
    "form": FORM_WITH_TASKS,
}


def load_structured_service(installation: Installation) -> None:
    """Load it into this installation's database, as a process of its own. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.structured_service"],
        env=environment_for("command", installation),
        cwd=Path(__file__).resolve().parents[2],
        check=True,
        timeout=120,
    )


def _load() -> None:
    from wagtail.models import Site

    from cms.models import SectionPage, ServicePage
    from cms.publishing.service_file import service_of
    from forcesites.loading.pages import put_page
    from forcesites.models import Force, ForceServicePage

    national = Site.objects.exclude(pk__in=Force.objects.values("site"))[0]
    sections = SectionPage.objects.descendant_of
    service = put_page(sections(national.root_page).get(slug="report"), ServicePage(**service_of(SERVICE).fields))
    for force in Force.objects.filter(slug__in=FORCES):
        page = ForceServicePage(
            title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, mode="follow"
        )
        put_page(sections(force.site.root_page).get(slug="report"), page)


if __name__ == "__main__":
    django.setup()
    _load()
