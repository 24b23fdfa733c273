"""A sample of every kind of document, as the API would send it. No database."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import django
import pytest
from django.conf import settings

from govuk_theme.documents import Document, parse_document

if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    # The theme stands by itself: it needs its own app, static files and texts, and nothing of the floors above.
    settings.configure(INSTALLED_APPS=["govuk_theme", "django.contrib.staticfiles"], STATIC_URL="/static/")
    django.setup()

CHROME: dict[str, Any] = {
    "site_name": "Thames Valley Police",
    "mark": "TVP",
    "phase": "beta",
    "feedback_href": "/feedback/",
    "navigation": [
        {"text": "Report", "href": "/report/"},
        {"text": "Tell us about", "href": "/tell-us-about/"},
        {"text": "Apply or register", "href": "/apply-or-register/"},
        {"text": "Your area", "href": "/your-area/"},
        {"text": "Search", "href": "/search/"},
    ],
    "footer": [
        {"text": "Accessibility statement", "href": "/accessibility-statement/"},
        {"text": "Cookies", "href": "/cookies/"},
        {"text": "Privacy", "href": "/privacy/"},
    ],
}

BLOCKS: list[dict[str, Any]] = [
    {"type": "emergency"},
    {"type": "rich_text", "html": '<p>Read <a href="/advice/">our advice</a>.</p><ul><li>one</li><li>two</li></ul>'},
    {"type": "heading", "text": "What counts", "level": 2},
    {"type": "inset", "html": "<p>You do not have to give your name.</p>"},
    {"type": "warning", "text": "Do not put yourself at risk to gather evidence."},
    {"type": "details", "summary": "What we mean by this", "html": "<p>Noise, litter, nuisance.</p>"},
    {"type": "link_list", "title": "More help", "links": [{"text": "Victim support", "href": "/support/"}]},
    {
        "type": "contact",
        "title": "Contact us",
        "phone": "101",
        "email": "help@example.police.uk",
        "address": ["HQ", "OX5"],
    },
]

FIELDS: list[dict[str, Any]] = [
    {"type": "text", "name": "where", "label": "Where did it happen?", "hint": "A street or a landmark", "width": "20"},
    {"type": "textarea", "name": "what", "label": "What happened?", "max_length": 500},
    {
        "type": "radios",
        "name": "now",
        "label": "Is it happening now?",
        "choices": [{"value": "yes", "text": "Yes"}, {"value": "no", "text": "No", "hint": "It is over"}],
    },
    {
        "type": "checkboxes",
        "name": "kinds",
        "label": "What kind was it?",
        "choices": [
            {"value": "noise", "text": "Noise", "checked": True},
            {"value": "litter", "text": "Litter"},
            {"value": "none", "text": "None of these", "exclusive": True},
        ],
    },
    {"type": "select", "name": "colour", "label": "What colour was it?", "choices": [{"value": "red", "text": "Red"}]},
    {"type": "date", "name": "when", "label": "When did it happen?", "hint": "For example, 27 3 2026"},
    {"type": "time", "name": "clock", "label": "What time was it?", "optional": True},
    {"type": "name", "name": "you", "label": "What is your name?", "about_self": True},
    {"type": "address", "name": "home", "label": "What is your address?", "about_self": True},
    {
        "type": "group",
        "name": "car",
        "label": "What do you know about the vehicle?",
        "html": "<p>Say what you can.</p>",
        "fields": [
            {"type": "text", "name": "car-make", "label": "Make"},
            {"type": "address", "name": "car-place", "label": "Where is it kept?", "look_up": True},
        ],
    },
    {"type": "guidance", "name": "about", "label": "About this", "html": "<p>Read this first.</p>"},
]

SAMPLES: dict[str, dict[str, Any]] = {
    "home": {
        "title": "Thames Valley Police",
        "heading": "How can we help?",
        "introduction": "Report, apply and ask online, at any hour.",
        "sections": [
            {
                "title": title,
                "href": f"/{title.lower().replace(' ', '-')}/",
                "description": "What you can do here.",
                "links": [{"text": "Antisocial behaviour", "href": "/report/antisocial-behaviour/"}],
            }
            for title in ("Report", "Tell us about", "Apply or register", "Request", "Thanks and complaints", "Advice")
        ],
        "body": [{"type": "emergency"}],
        "contact": BLOCKS[-1],
    },
    "section": {
        "title": "Report",
        "path": "/report/",
        "links": [
            {
                "text": "Antisocial behaviour",
                "href": "/report/antisocial-behaviour/",
                "description": "Noise, litter, nuisance.",
            }
        ],
    },
    "service_start": {
        "title": "Report antisocial behaviour",
        "path": "/report/antisocial-behaviour/",
        "breadcrumbs": [{"text": "Home", "href": "/"}, {"text": "Report", "href": "/report/"}],
        "summary": "Tell us about behaviour that causes harassment, alarm or distress.",
        "body": BLOCKS,
        "start_href": "/report/antisocial-behaviour/form/",
        "start_text": "Start now",
        "minutes": 10,
        "promise": "We will contact you within 48 hours.",
        "other_ways": [{"type": "rich_text", "html": "<p>You can also call 101.</p>"}],
    },
    "bridging": {"title": "Report a collision", "body": BLOCKS[:2]},
    "content": {"title": "Cookies", "introduction": "What we store.", "body": BLOCKS[1:3]},
    "choose_force": {
        "title": "Report antisocial behaviour",
        "forces": [
            {"name": "Hampshire", "href": "https://hampshire.example/", "area": "Hampshire and the Isle of Wight"}
        ],
    },
    "message": {
        "title": "Page not found",
        "status": 404,
        "heading": "Page not found",
        "body": [{"type": "rich_text", "html": "<p>Check the web address.</p>"}],
        "sent": "no",
        "links": [{"text": "Go to the home page", "href": "/"}],
    },
    "step": {
        "title": "About what happened",
        "heading": "About what happened",
        "service_title": "Report antisocial behaviour",
        "fields": FIELDS,
        "action": "/report/antisocial-behaviour/form/about/",
        "back_href": "/report/antisocial-behaviour/",
        "csrf_token": "token-of-the-form",
    },
    "remove_item": {
        "title": "Do you want to remove this?",
        "service_title": "Report a crash",
        "item": {"title": "Vehicle 2", "lines": ["AB12 CDE", "Red"]},
        "action": "/report/crash/form/vehicles/",
        "value": "2",
        "seen": "mark-of-the-item",
        "keep_href": "/report/crash/form/vehicles/",
        "csrf_token": "token-of-the-form",
    },
    "task_list": {
        "title": "Report a crash",
        "service_title": "Report a crash",
        "tasks": [
            {"title": "What happened", "state": "done", "href": "/report/crash/form/what/"},
            {"title": "Vehicles", "state": "in_progress", "href": "/report/crash/form/damage--1/"},
            {"title": "Witnesses", "state": "not_started", "href": "/report/crash/form/witnesses/"},
            {"title": "Your details", "state": "cannot_start"},
        ],
        "raised": True,
    },
    "form_exit": {
        "title": "Tell your council",
        "service_title": "Report antisocial behaviour",
        "body": [{"type": "rich_text", "html": "<p>Councils deal with this.</p>"}],
        "hands_to": "Your local council",
        "link": {"text": "Find your council", "href": "https://www.gov.uk/find-local-council"},
    },
    "check_answers": {
        "title": "Check your answers",
        "service_title": "Report antisocial behaviour",
        "sections": [
            {
                "title": "What happened",
                "rows": [
                    {
                        "label": "Where did it happen?",
                        "value": ["High Street", "Oxford"],
                        "change_href": "/report/antisocial-behaviour/form/about/",
                        "hidden": "where it happened",
                    }
                ],
            }
        ],
        "declaration": "<p>What you have said is true as far as you know.</p>",
        "submit_text": "Send report",
        "action": "/report/antisocial-behaviour/form/check-your-answers/",
        "csrf_token": "token-of-the-form",
    },
    "confirmation": {
        "title": "Report received",
        "service_title": "Report antisocial behaviour",
        "panel_title": "Report received",
        "reference": "ASB-7K2M-9PQX",
        "submitted_at": "2026-07-04T14:05:00Z",
        "next": [{"type": "rich_text", "html": "<p>We will read it within a day.</p>"}],
        "track_code": "4F7K-9NXP-3CDM",
        "track_href": "/track/",
        "copy_href": "/report/antisocial-behaviour/form/copy/",
    },
    "track": {
        "title": "Your report",
        "service_title": "Report antisocial behaviour",
        "reference": "ASB-7K2M-9PQX",
        "standing": "Your report has reached Thames Valley Police.",
        "events": [
            {"text": "We received your report", "at": "2026-07-04T14:05:00Z", "more": "It is stored sealed."},
            {"text": "It reached Thames Valley Police", "at": "2026-07-04T14:06:00Z"},
        ],
        "facts": [{"label": "The force's own reference", "value": ["43260000017"]}],
        "messages": [
            {"text": "Thank you.", "at": "2026-07-05T09:00:00Z"},
            {
                "text": "Which day was it?",
                "at": "2026-07-05T09:00:00Z",
                "is_question": True,
                "answer_href": "/track/report/answer/1/",
            },
        ],
        "add_href": "/track/report/add/",
        "done_action": "/track/report/",
        "csrf_token": "token-of-the-form",
        "just_sent": True,
    },
}

Sample = Callable[..., Document]


def sample_document(kind: str, **changes: Any) -> Document:
    """The sample of a kind with some of its values changed; `chrome` changes are laid over the sample's chrome."""
    chrome = {**CHROME, **changes.pop("chrome", {})}
    return parse_document({"kind": kind, "chrome": chrome, **SAMPLES[kind], **changes})


@pytest.fixture
def sample() -> Sample:
    """A maker of sample documents: `sample("step", language="cy")`."""
    return sample_document


@pytest.fixture
def fields() -> dict[str, dict[str, Any]]:
    """A field of every type, by type."""
    return {field["type"]: field for field in FIELDS}
