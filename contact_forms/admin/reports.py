"""One report: its facts, and its content for those who handle it.

The facts and the button are a GET. Opening is a POST, because it is recorded: the entry is committed before a word is
shown, so there is no reading without a record.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from contact_forms.admin.auditing import record
from contact_forms.admin.delivery_state import receivers_reference, state_of, with_delivery
from contact_forms.admin.permissions import may_open, sites_seen_by
from contact_forms.engine import SummaryLine, SummarySection, summary, walk
from contact_forms.engine.messages import in_english
from contact_forms.models import Submission, SubmissionKey
from contact_forms.sealing import CannotOpen, open_submission, opening_key
from contact_forms.walls import within_sites

TEMPLATE = "contact_forms/admin/report.html"


@dataclass(frozen=True)
class _Row:
    """A submission as read behind the wall, with what its page needs."""

    submission: Submission
    key: SubmissionKey | None
    facts: dict[str, Any]


@require_admin_access
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """GET: the facts of one report. POST: its content, recorded first.

    404 for whoever may not, the same as for a report that does not exist.
    """
    row = _read(request, submission_id)
    context = {**row.facts, "may_open": may_open(request.user, row.submission.site_id)}
    if request.method == "POST":
        context |= _content(row)
    response = render(request, TEMPLATE, context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _read(request: HttpRequest, submission_id: UUID) -> _Row:
    """The report's rows; for a POST also the audit entry. Both are committed when this returns. Raises Http404."""
    with within_sites(*sites_seen_by(request.user)):
        submission = with_delivery(Submission.objects.filter(pk=submission_id)).first()
        if submission is None:
            raise Http404
        key = None
        if request.method == "POST":
            if not may_open(request.user, submission.site_id):
                raise Http404
            record(request, "report.opened", submission, submission.site_id, reference=submission.reference)
            key = SubmissionKey.objects.select_related("force_key").filter(submission=submission).first()
        facts = {
            "submission": submission,
            "state": state_of(submission),
            "receivers_reference": receivers_reference(submission),
            "jobs": list(submission.jobs.all()),
        }
        return _Row(submission, key, facts)


def _content(row: _Row) -> dict[str, Any]:
    if row.key is None:
        return {"problem": "This report has been deleted. Its content cannot be opened any more."}
    try:
        answers = open_submission(row.submission, row.key, row.key.force_key, opening_key())
    except CannotOpen as reason:
        return {"problem": str(reason)}
    return {"sections": _sections(row.submission, answers)}


def _sections(submission: Submission, answers: dict[str, Any]) -> tuple[SummarySection, ...]:
    """The answers in the form's own order and words, in English; what the form does not show stands at the end."""
    form = submission.form_version.form
    walked = walk(form, answers, timezone.localdate(submission.submitted_at))
    sections = summary(form, walked, "en", in_english)
    shown = {line.key for section in sections for line in section.lines}
    others = tuple(
        SummaryLine(key, "", key, (json.dumps(value, ensure_ascii=False),))
        for key, value in answers.items()
        if key not in shown and not key.startswith("@")
    )
    return (*sections, SummarySection("Not on the form's summary", others)) if others else sections
