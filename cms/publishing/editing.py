"""The form in which a service is edited: its tabs, and the proof of the form beside its blocks."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any

from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from cms.publishing.beside_blocks import errors_beside_blocks
from cms.publishing.gate import prove_service
from cms.publishing.releases_panel import ReleasesPanel

FORM_HELP = (
    "<p>A form is a list of steps, walked in order. A step with “Only if” is passed over unless its condition is true. "
    "An exit ends the form without a report, such as “call 999”.</p>"
    "<p>Keys are stable names: answers are kept under them. You can save a draft at any time; to publish, every "
    "person must be able to reach the end or an exit. Look at each step under Preview.</p>"
)


_PROVED = frozenset(
    {"form", "conditions", "slots", "guidance", "declaration", "declaration_cy", "safety_mode", "task_list"}
)


class ServicePageForm(WagtailAdminPageForm):
    """Says what keeps the service from being published, beside the block. A draft may be saved with problems."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or self.errors:
            return cleaned
        for name, value in cleaned.items():
            if name in _PROVED:
                setattr(self.instance, name, value)
        problems = sorted(prove_service(self.instance), key=attrgetter("field"))
        for field, of_field in groupby(problems, key=attrgetter("field")):
            if field in cleaned:
                self.add_error(field, errors_beside_blocks(cleaned[field], of_field))
            else:
                self.add_error(None, [str(problem) for problem in of_field])
        return cleaned


def _pair(name: str, heading: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name), FieldPanel(f"{name}_cy")], heading=heading)


SERVICE_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                MultiFieldPanel([TitleFieldPanel("title", placeholder=False), FieldPanel("title_cy")], heading="Title"),
                _pair("summary", "Summary"),
                MultiFieldPanel([FieldPanel("minutes"), FieldPanel("safety_mode")], heading="Before you start"),
                FieldPanel("guidance"),
                _pair("bridging", "Instead of the form"),
            ],
            heading="Start page",
        ),
        ObjectList(
            [
                HelpPanel(content=FORM_HELP, heading="How a form works"),
                FieldPanel("task_list"),
                FieldPanel("form"),
                FieldPanel("conditions"),
                _pair("declaration", "Declaration"),
            ],
            heading="Form",
        ),
        ObjectList(
            [
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("category"), FieldPanel("subcode"), FieldPanel("reference_prefix")]),
                        FieldRowPanel([FieldPanel("protective_marking"), FieldPanel("retention_days")]),
                        FieldPanel("structured"),
                    ],
                    heading="How reports are labelled",
                ),
                _pair("promise", "When people hear"),
                _pair("panel_title", "Confirmation"),
                _pair("next_steps", "What happens next"),
            ],
            heading="Delivery",
        ),
        ObjectList([FieldPanel("slots")], heading="Local slots"),
        ObjectList(
            [
                MultiFieldPanel([FieldPanel("approved_for"), FieldPanel("in_force_from")], heading="The next release"),
                ReleasesPanel(heading="Releases"),
            ],
            heading="Releases",
        ),
        ObjectList([FieldPanel("slug"), FieldPanel("search_description")], heading="Promote"),
    ]
)
