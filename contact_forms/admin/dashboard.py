"""The panel on the admin's first page, for people who handle reports: what is urgent, and the way to the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from contact_forms.admin.desk_rows import desk_of
from contact_forms.admin.permissions import sites_handled_by
from contact_forms.walls import within_sites


class DeskPanel(Component):
    """Numbers only. It is there for whoever handles reports."""

    name = "reports-desk"
    template_name = "contact_forms/admin/desk_panel.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self._sites = sites_handled_by(request.user)

    def is_shown(self) -> bool:
        """Whether this person handles reports."""
        return bool(self._sites)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        with within_sites(*self._sites):
            desk = desk_of(self._sites)
        return {
            "urgent": len(desk.urgent),
            "attention": len(desk.attention) + desk.more_attention,
            "clocks": len(desk.clocks),
            "waiting": desk.waiting,
            "paused": bool(desk.pauses),
        }
