"""What a force's page of a service shows now, and what keeps it from the newest release."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from wagtail.admin.panels import Panel

from cms.models import Adoption, Release
from cms.serving import effective_release
from forcesites.models.adopting import force_of


class ShownPanel(Panel):
    """The release that the site shows, and each reason why it is not the newest, in the editor's words."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "forcesites/panels/shown.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            force = force_of(page) if page.pk else None
            adoption = Adoption.objects.select_related("service").filter(page_id=page.pk).first() if page.pk else None
            newest = Release.objects.filter(service_id=page.service_id).first() if page.service_id else None
            if force is None or adoption is None or newest is None:
                return context
            shown = effective_release(adoption, force.stage, force.languages, datetime.now(UTC))
            return context | {
                "newest": newest,
                "shown": shown,
                "missing": newest.missing_slots(page.slot_values(), force.languages),
                "languages": "English and Welsh" if force.welsh else "English",
                "waits_for_welsh": force.welsh and not newest.welsh_complete,
                "waits_for_review": force.welsh and force.stage == "live" and not newest.welsh_reviewed,
                "waits_for_approval": force.stage == "live" and newest.approved_for != "live",
                "waits_for_the_day": newest.in_force_from > datetime.now(UTC),
            }
