"""A form with tasks: what happened, vehicles that repeat, and the person; with risks and hand-offs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any


def _text(en: str, cy: str = "") -> dict[str, str]:
    return {"en": en, "cy": cy or f"{en} (Cymraeg)"}


def _ask(key: str, kind: str, en: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "label": _text(en), **more}


def _step(key: str, title: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"key": key, "title": _text(title), "questions": list(questions), **more}


def _is(name: str, question: str, value: str, operator: str = "is") -> dict[str, Any]:
    row = {"question": question, "operator": operator, "value": value}
    return {"name": name, "match": "all", "rows": [row]}


FORM_WITH_TASKS: dict[str, Any] = {
    "schema": 1,
    "task_list": True,
    "conditions": [
        _is("is-noise", "what", "noise"),
        _is("had-weapon", "what", "weapon"),
        _is("is-damaged", "damaged", "yes"),
        _is("several-vehicles", "vehicles", "1", "more_than"),
        _is("long-ago", "day", "14", "more_than_days_ago"),
    ],
    "steps": [
        _step("danger", "Danger", _ask("danger", "yes_no", "Is it over?")),
        _step(
            "what",
            "What happened",
            _ask(
                "what",
                "radios",
                "What was it?",
                options=[
                    {"value": "crash", "label": _text("A crash")},
                    {"value": "weapon", "label": _text("Somebody had a weapon"), "risk": "weapon"},
                    {"value": "again", "label": _text("The same as before"), "risk": "repeated"},
                    {"value": "noise", "label": _text("Noise")},
                ],
            ),
            section=_text("The incident"),
        ),
        {
            "key": "council",
            "title": _text("Noise"),
            "only_if": "is-noise",
            "exit": {
                "title": _text("Tell your council"),
                "body": _text("<p>Councils deal with noise.</p>"),
                "hands_to": _text("Your local council"),
            },
        },
        _step(
            "when",
            "When",
            _ask("day", "date", "When was it?", settings={"past_only": True}),
            content=[{"html": _text("<p>Tell us what they looked like.</p>"), "only_if": "had-weapon"}],
            section=_text("The incident"),
        ),
        {
            "key": "vehicles",
            "title": _text("Vehicles", "Cerbydau"),
            "item": _text("vehicle", "cerbyd"),
            "at_least": 1,
            "at_most": 4,
            "section": _text("Vehicles", "Cerbydau"),
            "steps": [
                _step("registration", "Registration", _ask("registration", "text", "What is its registration?")),
                _step("damage", "Damage", _ask("damaged", "yes_no", "Is it damaged?")),
                _step("detail", "Detail", _ask("detail", "text", "What is damaged?"), only_if="is-damaged"),
            ],
        },
        _step(
            "driver",
            "Driver",
            _ask("driver", "text", "Who drove which vehicle?"),
            only_if="several-vehicles",
            section=_text("People"),
        ),
        _step(
            "why-late",
            "Why now",
            _ask("why-late", "text", "Why do you tell us now?", required=False),
            only_if="long-ago",
            section=_text("People"),
        ),
        _step("name", "Name", _ask("name", "text", "What is your name?"), section=_text("People")),
    ],
}

FORM_IN_A_LINE: dict[str, Any] = deepcopy(FORM_WITH_TASKS) | {"task_list": False}
