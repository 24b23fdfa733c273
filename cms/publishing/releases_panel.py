"""The releases of a service, to be read in its editor."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from cms.models.release import Release

SHOWN = 50


class ReleasesPanel(Panel):
    """A list of the releases made so far, the newest first. Nothing in it can be changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/releases.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["releases"] = (
                Release.objects.filter(service_id=self.instance.pk).defer("content", "slots")[:SHOWN]
                if self.instance.pk
                else ()
            )
            return context
