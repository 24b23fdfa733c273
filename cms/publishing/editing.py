"""The form in which a service is edited: its tabs, and the proof of the form beside its blocks."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils.translation import ngettext
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.blocks import StreamValue

from cms.authoring.comparing import StreamPanel
from cms.authoring.problems import ProblemsPanel
from cms.publishing.beside_blocks import errors_beside_blocks
from cms.publishing.changes import changes_of_draft, mark_of, vanishing
from cms.publishing.changes_panel import ACCEPTED, ChangesPanel
from cms.publishing.gate import ServiceProblem, moved_keys, prove_service
from cms.publishing.releases_panel import ReleasesPanel

FORM_HELP = (
    "<p>A form is a list of steps, walked in order. Each step is a page with its questions. Drag a step by its six "
    "dots to move it. An exit ends the form without a report, such as “call 999”.</p>"
    "<p>To ask something only of some people, add a condition under “Conditions” and name it under “Only if” of the "
    "step. A step whose condition is not true is passed over.</p>"
    "<p>Keys are stable names: answers are kept under them. Each is suggested from the words and stays when the words "
    "change. Once it has a title you can save a draft at any time, whatever is missing. Look at every page and every "
    "error message under Preview.</p>"
)


BREAKING = (
    "This release breaks journeys that people have begun: they end them with the release before. Read what breaks "
    "under “Releases”, tick it there, and publish again."
)
_PROVED = frozenset(
    {"form", "conditions", "slots", "guidance", "declaration", "declaration_cy", "safety_mode", "task_list", "retired"}
)


class ServicePageForm(WagtailAdminPageForm):
    """Says what keeps the service from being published, beside the block. A draft may be saved with problems."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, value in cleaned.items():
            if name in _PROVED:
                setattr(self.instance, name, value)
        if self.is_deferred_validation or self.errors:
            # A draft may have any problem but this one, which no later draft could tell from a wish.
            self._show_problems(cleaned, moved_keys(self.instance))
        else:
            problems = [*prove_service(self.instance), *vanishing(self.instance)]
            self._show_problems(cleaned, problems)
            if "action-publish" in self.data:
                self._publication_is_refused(len(problems))
                self._breaking_is_accepted()
        return cleaned

    def _show_problems(self, cleaned: dict[str, Any], problems: list[ServiceProblem]) -> None:
        for field, of_field in groupby(sorted(problems, key=attrgetter("field")), key=attrgetter("field")):
            if isinstance(cleaned.get(field), StreamValue):
                self.add_error(field, errors_beside_blocks(cleaned[field], of_field))
            else:
                self.add_error(field if field in cleaned else None, [str(problem) for problem in of_field])

    def _publication_is_refused(self, count: int) -> None:
        if count:
            text = ngettext(
                "It is not published. One thing keeps it from that: see “Form”, “Before it can be published”.",
                "It is not published. %(count)d things keep it from that: see “Form”, “Before it can be published”.",
                count,
            )
            self.add_error(None, text % {"count": count})

    def _breaking_is_accepted(self) -> None:
        """A breaking release is published by somebody who has read what breaks, and ticked it."""
        found = changes_of_draft(self.instance)
        mark = mark_of(found)
        if mark and self.data.get(ACCEPTED) != mark:
            reasons = [change.reason for change in found if not change.safe]
            self.add_error(None, [BREAKING, *reasons])


def _pair(name: str, heading: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name), FieldPanel(f"{name}_cy")], heading=heading)


SERVICE_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                MultiFieldPanel([TitleFieldPanel("title", placeholder=False), FieldPanel("title_cy")], heading="Title"),
                _pair("summary", "Summary"),
                MultiFieldPanel([FieldPanel("minutes"), FieldPanel("safety_mode")], heading="Before you start"),
                StreamPanel("guidance"),
                _pair("bridging", "Instead of the form"),
            ],
            heading="Start page",
        ),
        ObjectList(
            [
                ProblemsPanel(heading="Before it can be published"),
                HelpPanel(content=FORM_HELP, heading="How a form works"),
                FieldPanel("task_list"),
                StreamPanel("form"),
                StreamPanel("conditions"),
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
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("reporter_email"), FieldPanel("reporter_phone")]),
                        FieldPanel("safe_contact"),
                    ],
                    heading="Writing to the person",
                ),
                StreamPanel("clocks"),
            ],
            heading="Delivery",
        ),
        ObjectList([StreamPanel("slots")], heading="Local slots"),
        ObjectList(
            [
                ChangesPanel(heading="What the next release changes"),
                FieldPanel("retired"),
                MultiFieldPanel([FieldPanel("approved_for"), FieldPanel("in_force_from")], heading="The next release"),
                ReleasesPanel(heading="Releases"),
            ],
            heading="Releases",
        ),
        ObjectList([FieldPanel("slug"), FieldPanel("search_description"), CommentPanel()], heading="Promote"),
    ]
)
