"""The registers of submissions and of jobs. Neither shows an answer."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import InspectView

from contact_forms.actions.owe import DELIVER
from contact_forms.admin.delivery_state import receivers_reference, state_of, with_delivery
from contact_forms.admin.in_words import KindFilter, ServiceFilter, kind_in_words, moment, way_in_words
from contact_forms.admin.permissions import RegisterPermissionHelper, may_handle
from contact_forms.admin.walled import WalledRegister
from contact_forms.models import Job, Submission
from contact_forms.outputs import REDACTED, question_labels


def link_to(submission: Submission) -> str:
    """A link to the report's own page, named by its reference."""
    return format_html('<a href="{}">{}</a>', reverse("report", args=[submission.pk]), submission.reference)


class ReportButtons(ButtonHelper):
    """One button: to the report's own page."""

    def report_button(self, obj: Submission) -> dict[str, str]:
        return {
            "url": reverse("report", args=[obj.pk]),
            "label": "See the report",
            "classname": self.finalise_classname(["button-small", "button-secondary"]),
            "title": f"See the report {obj.reference}",
        }

    def get_buttons_for_obj(self, obj: Submission, *_: Any, **__: Any) -> list[dict[str, str]]:
        return [self.report_button(obj)]

    def get_primary_button(self, obj: Submission) -> dict[str, str]:
        return self.report_button(obj)


class SubmissionRegister(WalledRegister):
    """Every report of the sites that this person handles."""

    model = Submission
    menu_label = "Submissions"
    menu_icon = "doc-full"
    permission_helper_class = RegisterPermissionHelper
    button_helper_class = ReportButtons
    list_display = ("reference", "site", "service", "urgency", "submitted", "state", "receivers_reference")
    unbroken = ("reference",)
    list_filter = ("urgency", ("service_slug", ServiceFilter))
    search_fields = ("reference",)
    list_select_related = ("site", "form_version")
    ordering = ("-submitted_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        return with_delivery(super().get_queryset(request))

    def service(self, obj: Submission) -> str:
        """By the name it had when the report was made."""
        return obj.form_version.title

    @display(ordering="submitted_at")
    def submitted(self, obj: Submission) -> str:
        """When."""
        return moment(obj.submitted_at)

    def state(self, obj: Submission) -> str:
        """Told from the jobs."""
        return state_of(obj)

    @display(description="Receiver's reference")
    def receivers_reference(self, obj: Submission) -> str:
        """As the receiver named it."""
        return receivers_reference(obj)


class JobInspectView(InspectView):
    """One job with every try at it."""

    page_title = "Delivery or notice"

    def get_meta_title(self) -> str:
        return f"Delivery or notice: {self.get_page_subtitle()}"

    def get_page_subtitle(self) -> str:
        job: Job = self.instance
        return f"{kind_in_words(job.kind)} of {job.submission}" if job.submission_id else kind_in_words(job.kind)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job: Job = self.instance
        attempts = job.attempts.order_by("started_at")
        context: dict[str, Any] = super().get_context_data(
            job=job,
            kind=kind_in_words(job.kind),
            is_delivery=job.kind == DELIVER,
            way=way_in_words(job.route) if job.route else "",
            left_out=self._left_out(job),
            attempts=attempts,
            can_resend=self._can_resend(job),
            **kwargs,
        )
        return context

    def _left_out(self, job: Job) -> list[str]:
        keys = job.detail.get(REDACTED)
        if not keys or job.submission is None:
            return []
        return [label for key, label in question_labels(job.submission.form_version.form).items() if key in keys]

    def _can_resend(self, job: Job) -> bool:
        return job.state == Job.ATTENTION and job.site_id is not None and may_handle(self.request.user, job.site_id)


class JobRegister(WalledRegister):
    """Everything that must happen, is happening or has happened, with its tries."""

    model = Job
    menu_label = "Deliveries and notices"
    menu_icon = "tasks"
    permission_helper_class = RegisterPermissionHelper
    inspect_view_enabled = True
    inspect_view_class = JobInspectView
    inspect_template_name = "contact_forms/admin/job.html"
    list_display = ("what", "site", "report", "state", "when", "failed_tries", "reason")
    unbroken = ("report",)
    list_select_related = ("site", "submission")
    list_filter = ("state", ("kind", KindFilter))
    search_fields = ("submission__reference",)
    ordering = ("-created_at",)

    @display(description="What", ordering="kind")
    def what(self, obj: Job) -> str:
        """Its kind."""
        return kind_in_words(obj.kind)

    @display(ordering="submission__reference")
    def report(self, obj: Job) -> str:
        """The report it is about, if it is about one, with the way there."""
        return link_to(obj.submission) if obj.submission else ""

    @display(ordering="failures")
    def failed_tries(self, obj: Job) -> int:
        """Since somebody last sent it."""
        return obj.failures

    @display(description="Done, or next try", ordering="due_at")
    def when(self, obj: Job) -> str:
        """When it is tried next, or was done; nothing for a job that waits for a person."""
        return "" if obj.state == Job.ATTENTION else moment(obj.done_at or obj.due_at)
