"""The map of a service's form and the list of its error messages, as its editor last saved it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from cms.authoring.error_messages import messages_of
from cms.authoring.places import anchor_of, block_anchor, block_at
from cms.authoring.route_map import draw, stops_of
from cms.models import ServicePage
from cms.publishing.compile import compile_service
from cms.publishing.gate import prove_service
from contact_forms.engine import placed


@require_admin_access
@require_safe
def service_map(request: HttpRequest, page_id: int) -> HttpResponse:
    """The routes through the form of the latest draft. 403 for whoever may not edit it."""
    draft = _draft(request, page_id)
    form = compile_service(draft).form
    editor = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    problems = prove_service(draft)
    wrong = Counter(problem.place[0] for problem in problems if problem.field == "form" and problem.place)
    stream = draft.form.get_prep_value()
    anchors = {path: block_anchor(block_at(stream, path[1:])) for path, _part in placed(form)}
    stops = stops_of(form, anchors, {place: count for place, count in wrong.items() if isinstance(place, int)})
    context = {
        "page": draft,
        "editor": editor,
        "stops": stops,
        "drawing": draw(stops, editor),
        "problems": [(str(problem), anchor_of(draft, problem)) for problem in problems],
    }
    return render(request, "cms/authoring/map.html", context)


@require_admin_access
@require_safe
def service_messages(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every error message that the form of the latest draft can show, in both languages."""
    draft = _draft(request, page_id)
    form = compile_service(draft).form
    context = {
        "page": draft,
        "editor": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "steps": messages_of(form, draft.form.get_prep_value()),
    }
    return render(request, "cms/authoring/messages.html", context)


def _draft(request: HttpRequest, page_id: int) -> Any:
    page = get_object_or_404(ServicePage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()
