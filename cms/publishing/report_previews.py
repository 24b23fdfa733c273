"""Previews of what a force receives: the e-mail and the PDF of a report with an example answer to every question."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from csp.constants import SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cms.publishing.previews import example_reference, example_walk, proved
from contact_forms.outputs import Sent, report_of, report_pages, report_pdf
from integrations.email_report.compose import compose
from integrations.report import DigitalReport

if TYPE_CHECKING:
    from cms.models.library import ServicePage

NOBODY = UUID(int=0)
MAILBOX = "reports@force.example"


def report_preview(request: HttpRequest, page: ServicePage, mode: str) -> HttpResponse | None:
    """The e-mail or the PDF; None for any other mode. Raises FormNotProved where the form cannot be walked yet."""
    name, _, language = mode.partition(":")
    if name not in ("email", "pdf"):
        return None
    report = _example_report(page, language or "en")
    return _email(request, report) if name == "email" else _pdf(request, report)


def _example_report(page: ServicePage, language: str) -> DigitalReport:
    compiled = proved(page)
    walked = example_walk(compiled.form)
    sent = Sent(
        submission_id=NOBODY,
        reference=example_reference(compiled),
        service_slug=page.slug,
        language=language,
        urgency="routine",
        submitted_at=timezone.now(),
        force_number="00",
        force_name="Example Police",
        form_version="draft",
    )
    return report_of(compiled.title, compiled.form, compiled.plan, walked, walked.answers, sent)


def _email(request: HttpRequest, report: DigitalReport) -> HttpResponse:
    whole = replace(report, make_pdf=report_pdf)
    message = compose(whole, mailbox=MAILBOX, from_address=settings.SOH_SMTP["from"], now=timezone.now())
    body = message.get_body(("plain",))
    context = {
        "headers": [(name, message[name]) for name in ("From", "To", "Subject")],
        "text": body.get_content() if body else "",
        "files": [part.get_filename() for part in message.iter_attachments()],
    }
    return render(request, "cms/authoring/email_preview.html", context)


def _pdf(request: HttpRequest, report: DigitalReport) -> HttpResponse:
    """In the panel beside the editor its pages as pictures, since not every browser shows a PDF in a frame."""
    if not getattr(request, "in_preview_panel", False):
        return HttpResponse(report_pdf(report) or b"", content_type="application/pdf")
    pages = [f"data:image/png;base64,{b64encode(page).decode()}" for page in report_pages(report)]
    response = render(request, "cms/authoring/pdf_preview.html", {"pages": pages})
    response.preview_policy = {"img-src": [SELF, "data:"]}
    return response
