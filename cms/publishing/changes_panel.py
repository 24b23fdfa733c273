"""What the next release would change, shown to whoever is about to publish it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from cms.models.adoption import Adoption
from cms.publishing.changes import changes_of_draft, mark_of, newest_release

ACCEPTED = "accept_breaking"
"""The posted name of the tick under breaking changes; its value stands for what was ticked."""


class ChangesPanel(Panel):
    """The changes since the newest release, the breaking ones first, with the tick that publishing them needs."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/panels/changes.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            newest = newest_release(self.instance)
            found = changes_of_draft(self.instance) if newest else []
            mark = mark_of(found)
            return context | {
                "newest": newest,
                "breaking": [change.reason for change in found if not change.safe],
                "safe": [change.reason for change in found if change.safe],
                "field": ACCEPTED,
                "mark": mark,
                "is_ticked": bool(mark) and self.form.data.get(ACCEPTED) == mark,
                "holding": Adoption.objects.filter(service_id=self.instance.pk, mode=Adoption.HOLD).count(),
            }
