"""The operations desk of a force: what waits, what needs a person, and what to do."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.desk_rows import desk_of
from contact_forms.admin.permissions import may_redact, sees_national_desk, sites_handled_by, sites_seen_by
from contact_forms.models import Job
from contact_forms.walls import NATION, within_sites

TEMPLATE = "contact_forms/admin/desk.html"


@require_admin_access
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The desk of every site whose reports this person sees; its buttons where they handle them. 404 for others."""
    seen = [site_id for site_id in sites_seen_by(request.user) if site_id != NATION]
    with recording_refusals(request, Job):
        if not seen:
            raise Http404
    with within_sites(*seen):
        found = desk_of(seen)
        handled = set(sites_handled_by(request.user))
        context = {
            "desk": found,
            "handled": handled,
            "redacted": {site_id for site_id in handled if may_redact(request.user, site_id)},
            "several": len(seen) > 1,
            "national": sees_national_desk(request.user),
            "paused": {pause.site_id: pause for pause in found.pauses},
        }
        response = render(request, TEMPLATE, context)
    response.headers["Cache-Control"] = "no-store"
    return response
