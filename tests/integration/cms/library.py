"""What the tests of this room are made of: a form that can be walked, a small library, a force's site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Site

from cms.models import NationalHomePage, SectionPage, ServicePage
from forcesites.models import Force, ForceHomePage, ForceServicePage

FORM = [
    {
        "type": "step",
        "value": {
            "key": "in-danger",
            "title": {"en": "Is anyone in danger?", "cy": "A oes rhywun mewn perygl?"},
            "section": {"en": "", "cy": ""},
            "only_if": "",
            "guidance": {"en": "", "cy": ""},
            "questions": [
                {
                    "type": "yes_no",
                    "value": {
                        "key": "danger",
                        "label": {"en": "Is anyone in danger now?", "cy": "A oes rhywun mewn perygl nawr?"},
                    },
                }
            ],
        },
    },
    {
        "type": "exit",
        "value": {
            "key": "call-999",
            "title": {"en": "Call 999", "cy": "Ffoniwch 999"},
            "only_if": "danger",
            "body": {"en": "<p>Call <b>999</b> now.</p>", "cy": "<p>Ffoniwch 999 nawr.</p>"},
        },
    },
    {
        "type": "step",
        "value": {
            "key": "what-happened",
            "title": {"en": "What happened", "cy": "Beth ddigwyddodd"},
            "questions": [
                {
                    "type": "long_text",
                    "value": {
                        "key": "account",
                        "label": {"en": "What happened?", "cy": "Beth ddigwyddodd?"},
                    },
                }
            ],
        },
    },
]
CONDITIONS = [
    {
        "type": "condition",
        "value": {
            "name": "danger",
            "match": "all",
            "rows": [
                {
                    "type": "item",
                    "value": {"question": "danger", "operator": "is", "value": "yes", "condition": ""},
                    # Without an id, Wagtail takes a list's item for its bare value.
                    "id": "1d2f5f3e-5a0e-4f6c-9b43-7f7f0a1f6f3a",
                }
            ],
        },
    }
]


@dataclass
class Library:
    """The national site with two sections, and how to add to it."""

    site: Site
    home: NationalHomePage
    report: SectionPage

    def service(self, slug: str = "lost-dog", **fields: Any) -> ServicePage:
        """A draft of a service whose form can be walked."""
        page = ServicePage(
            **{
                "title": "Report a lost dog",
                "title_cy": "Rhoi gwybod am gi coll",
                "slug": slug,
                "summary": "Tell us about a dog that is lost.",
                "summary_cy": "Rhowch wybod am gi sydd ar goll.",
                "guidance": [
                    {"type": "rich_text", "value": {"html": {"en": "<p>Look at home.</p>", "cy": "<p>Gartref.</p>"}}}
                ],
                "bridging": "<p>Call 101.</p>",
                "bridging_cy": "<p>Ffoniwch 101.</p>",
                "form": FORM,
                "conditions": CONDITIONS,
                "category": "DOG",
                "reference_prefix": "DOG",
                "live": False,
                **fields,
            }
        )
        self.report.add_child(instance=page)
        return page


@dataclass
class ForceSite:
    """One force's site with its Report section."""

    site: Site
    force: Force
    home: ForceHomePage
    report: SectionPage

    def takes(self, service: ServicePage, **fields: Any) -> ForceServicePage:
        """The force's live page of a service."""
        page = ForceServicePage(
            title=service.title, title_cy=service.title_cy, slug=service.slug, service=service, **fields
        )
        self.report.add_child(instance=page)
        return ForceServicePage.objects.get(pk=page.pk)


def publish(page: Page) -> Page:
    """Publish a page's draft and read it back."""
    page.save_revision(clean=False).publish()
    return type(page).objects.get(pk=page.pk)
