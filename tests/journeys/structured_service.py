"""A service with tasks, vehicles that repeat, risks and a hand-off, as a service file holds it."""

from __future__ import annotations

from typing import Any

from tests.integration.journey.structured_form import FORM_WITH_TASKS

FORM = "/report/a-crash/form/"
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
