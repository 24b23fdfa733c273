"""The form of these tests: a question that leads out of the form, one road that may be left again, two languages."""

from __future__ import annotations

from typing import Any


def _text(en: str, cy: str) -> dict[str, str]:
    return {"en": en, "cy": cy}


def _question(key: str, kind: str, en: str, cy: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "label": _text(en, cy), **more}


FORM: dict[str, Any] = {
    "schema": 1,
    "declaration": _text("<p>What I have said is true.</p>", "<p>Mae'r hyn a ddywedais yn wir.</p>"),
    "conditions": [
        {"name": "in-danger", "match": "all", "rows": [{"question": "danger", "operator": "is", "value": "yes"}]},
        {"name": "has-car", "match": "all", "rows": [{"question": "car", "operator": "is", "value": "yes"}]},
    ],
    "steps": [
        {
            "key": "danger",
            "title": _text("Danger", "Perygl"),
            "questions": [_question("danger", "yes_no", "Is anyone in danger?", "A oes unrhyw un mewn perygl?")],
        },
        {
            "key": "call-999",
            "title": _text("Call 999", "Ffoniwch 999"),
            "only_if": "in-danger",
            "exit": {
                "title": _text("Call 999 now", "Ffoniwch 999 nawr"),
                "body": _text("<p>Do not use this form.</p>", "<p>Peidiwch â defnyddio'r ffurflen hon.</p>"),
            },
        },
        {
            "key": "place",
            "title": _text("Place", "Lle"),
            "section": _text("Where", "Ble"),
            "questions": [_question("place", "text", "Where did it happen?", "Ble digwyddodd?")],
        },
        {
            "key": "car",
            "title": _text("Car", "Car"),
            "section": _text("What happened", "Beth ddigwyddodd"),
            "questions": [
                _question(
                    "car",
                    "radios",
                    "Was a car involved?",
                    "A oedd car yn rhan o hyn?",
                    options=[
                        {"value": "yes", "label": _text("A car was there", "Roedd car yno"), "risk": "urgent"},
                        {"value": "no", "label": _text("There was no car", "Nid oedd car")},
                    ],
                )
            ],
        },
        {
            "key": "registration",
            "title": _text("Registration", "Rhif cofrestru"),
            "section": _text("What happened", "Beth ddigwyddodd"),
            "only_if": "has-car",
            "questions": [_question("registration", "text", "What was its registration?", "Beth oedd ei rif?")],
        },
        {
            "key": "story",
            "title": _text("What happened", "Beth ddigwyddodd"),
            "section": _text("What happened", "Beth ddigwyddodd"),
            "questions": [
                _question("story", "long_text", "Tell us what happened", "Dywedwch beth ddigwyddodd"),
                _question("again", "yes_no", "Has it happened before?", "A yw wedi digwydd o'r blaen?", required=False),
            ],
        },
    ],
}

PLAN: dict[str, Any] = {
    "category": "ASB",
    "subcode": "ASB1",
    "reference_prefix": "ASB",
    "panel": _text("Report received", "Adroddiad wedi dod i law"),
    "promise": _text("We will reply in 3 days.", "Byddwn yn ateb o fewn 3 diwrnod."),
    "next": _text("<p>We will read it.</p>", "<p>Byddwn yn ei ddarllen.</p>"),
}
