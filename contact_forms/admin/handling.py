"""What every button of a handler shares: whose row it is, who pressed it, and where they go back to."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from contact_forms.admin.auditing import address_of
from contact_forms.admin.permissions import may_handle, sites_seen_by
from contact_forms.walls import within_sites

DESK = "desk"
Row = TypeVar("Row", bound=models.Model)


def handled_row(request: HttpRequest, model: type[Row], pk: object, *related: str) -> Row:
    """The row, if this person handles the reports of its site. Raises Http404 otherwise, as for a row that is not
    there. related: as of `select_related`."""
    with within_sites(*sites_seen_by(request.user)):
        row = model._default_manager.select_related(*related).filter(pk=pk, site_id__isnull=False).first()
    if row is None or not may_handle(request.user, row.site_id):
        raise Http404
    return row


def doer(request: HttpRequest) -> dict[str, Any]:
    """Who does it, as each of our actions takes it."""
    user = request.user
    return {"actor": user.get_username(), "actor_id": user.pk, "address": address_of(request)}


def back(request: HttpRequest, submission_id: object = None) -> HttpResponse:
    """To the report, or to the desk where the button stood there."""
    if submission_id is None or request.POST.get("back") == DESK:
        return redirect("desk")
    return redirect("report", submission_id)
