"""Sending again all that was delivered between two moments: first the number is shown, then somebody confirms it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access
from wagtail.models import Site

from contact_forms.actions.replay import CountChanged, Span, count_replay
from contact_forms.actions.replay import replay as send_again
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import doer
from contact_forms.admin.permissions import sites_handled_by
from contact_forms.models import Job, Route
from contact_forms.walls import within_sites

TEMPLATE = "contact_forms/admin/replay.html"


class _Moment(forms.DateTimeInput):
    """The browser's own input of day and time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class _SpanForm(forms.Form):
    """Offers only the forces and routes of this person."""

    site = forms.ModelChoiceField(Site.objects.none(), label="Force", empty_label=None)
    route = forms.ModelChoiceField(Route.objects.none(), label="Route", required=False, empty_label="Every route")
    begins = forms.DateTimeField(label="Delivered from", widget=_Moment)
    ends = forms.DateTimeField(label="Delivered before", widget=_Moment)

    def __init__(self, sites: tuple[int, ...], *args: Any) -> None:
        super().__init__(*args)
        self.fields["site"].queryset = Site.objects.filter(pk__in=sites).order_by("site_name")
        self.fields["route"].queryset = Route.objects.filter(site_id__in=sites).order_by("service_slug")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and begins >= ends:
            self.add_error("ends", "Enter a moment after the one from which they were delivered.")
        route, site = cleaned.get("route"), cleaned.get("site")
        if route and site and route.site_id != site.pk:
            self.add_error("route", "Choose a route of the force you chose.")
        return cleaned

    def span(self) -> Span:
        """What was asked for. Only of a valid form."""
        cleaned = self.cleaned_data
        route = cleaned["route"]
        return Span(cleaned["site"].pk, cleaned["begins"], cleaned["ends"], route.pk if route else None)


@require_admin_access
@require_http_methods(["GET", "POST"])
def replay(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: the number of reports; with `agreed`, the number that was shown, they are sent again.

    404 for whoever handles no reports; the refusal is recorded.
    """
    sites = sites_handled_by(request.user)
    with recording_refusals(request, Job):
        if not sites:
            raise Http404
    with within_sites(*sites):
        form = _SpanForm(sites, request.POST if request.method == "POST" else None)
        span = form.span() if form.is_bound and form.is_valid() else None
        number = None if span is None else count_replay(span)
    agreed = request.POST.get("agreed", "")
    if span is not None and number and agreed.isdigit():
        try:
            sent = send_again(span, int(agreed[:9]), **doer(request))
        except CountChanged as change:
            number = change.number
            messages.warning(request, "The number of reports has changed meanwhile. Look at it again.")
        else:
            messages.success(
                request, f"{sent} reports will be sent again now." if sent > 1 else "It will be sent again now."
            )
            return redirect("desk")
    with within_sites(*sites):
        response = render(request, TEMPLATE, {"form": form, "number": number, "several": len(sites) > 1})
    response.headers["Cache-Control"] = "no-store"
    return response
