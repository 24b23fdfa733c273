"""A small form whose answers go into a structured record, as plain data: of tests that need some report and no more."""

from __future__ import annotations

from typing import Any

FORM: dict[str, Any] = {
    "schema": 1,
    "steps": [
        {
            "key": "danger",
            "title": {"en": "Danger", "cy": "Perygl"},
            "section": {"en": "About it", "cy": "Amdano"},
            "questions": [
                {
                    "key": "danger",
                    "kind": "radios",
                    "label": {"en": "Is somebody frightened?", "cy": "A oes rhywun yn ofnus?"},
                    "options": [
                        {"value": "yes", "label": {"en": "Yes", "cy": "Oes"}, "risk": "urgent", "code": "FRIT_0001"},
                        {"value": "no", "label": {"en": "No", "cy": "Nac oes"}, "code": "FRIT_0002"},
                    ],
                    "maps_to": "incident.incidentInvolvement",
                }
            ],
        },
        {
            "key": "story",
            "title": {"en": "What happened", "cy": "Beth ddigwyddodd"},
            "section": {"en": "About it", "cy": "Amdano"},
            "questions": [
                {
                    "key": "story",
                    "kind": "long_text",
                    "label": {"en": "Tell us what happened", "cy": "Dywedwch beth ddigwyddodd"},
                    "maps_to": "incident.incidentDescription",
                }
            ],
        },
        {
            "key": "you",
            "title": {"en": "About you", "cy": "Amdanoch chi"},
            "section": {"en": "About you", "cy": "Amdanoch chi"},
            "questions": [
                {"key": "who", "kind": "name", "label": {"en": "Your name"}, "maps_to": "reporter"},
                {"key": "email", "kind": "email", "label": {"en": "Your e-mail"}, "maps_to": "reporter-email"},
            ],
        },
    ],
}
PLAN: dict[str, Any] = {"category": "FRT", "subcode": "FRT1", "reference_prefix": "ASB", "structured": True}
