"""What keeps a service from being published, listed in its editor with a way to each place."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.panels import Panel

from cms.authoring.places import anchor_of
from cms.models.release import released_keys
from cms.publishing.gate import prove_service
from cms.publishing.welsh import gaps_of

LIST = "before-publishing"


class ProblemsPanel(Panel):
    """The problems of the draft in the window, and what the editor's scripts must know of its releases."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/authoring/problems.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            problems = prove_service(page) if page.pk else []
            return context | {
                "page": page if page.pk else None,
                "anchor": LIST,
                "welsh_gaps": len(gaps_of(page)) if page.pk else 0,
                "problems": [(str(problem), anchor_of(page, problem)) for problem in problems],
                "released": json.dumps(released_keys(page.pk)),
            }


def say_what_is_missing(request: HttpRequest, page: Any) -> None:
    """After a draft was kept: how many things keep it from being published, and the way to them."""
    count = len(prove_service(page))
    if count:
        text = ngettext(
            "The draft is kept. One thing keeps it from being published.",
            "The draft is kept. %(count)d things keep it from being published.",
            count,
        )
        place = f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#{LIST}"
        messages.warning(request, text % {"count": count}, buttons=[messages.button(place, "See what is missing")])
