"""One route: how the last test went, and a button that sends a test report."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.try_route import send_test_report
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import doer
from contact_forms.admin.permissions import route_policy, sites_with_routes_of
from contact_forms.models import Route
from contact_forms.walls import within_sites


@require_admin_access
@require_http_methods(["GET", "POST"])
def try_route(request: HttpRequest, route_id: int) -> HttpResponse:
    """GET: the last result. POST: sends a test report, and records who asked.

    404 for a route of another site, the same as for one that does not exist; the refusal is recorded.
    """
    with recording_refusals(request, Route, route_id):
        route = _route(request, route_id)
    if request.method != "POST":
        return render(request, "contact_forms/admin/route_test.html", {"route": route})
    taken, result = send_test_report(route.pk, route.site_id, **doer(request))
    (messages.success if taken else messages.error)(request, result)
    return redirect("route-test", route_id)


def _route(request: HttpRequest, route_id: int) -> Route:
    with within_sites(*sites_with_routes_of(request.user).values_list("pk", flat=True)):
        route = Route.objects.select_related("site").filter(pk=route_id).first()
    if route is None or not route_policy.user_has_permission_for_instance(request.user, "change", route):
        raise Http404
    return route
