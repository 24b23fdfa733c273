"""The door of both processes: each request passes the walls before its view sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.defaults import page_not_found
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from forcesites.isolation.reach import Reach, of_a_force
from forcesites.isolation.surface import Surface, View, Walls, named

walls = Walls()
"""The walls of this process."""

person_asking: ContextVar[Any] = ContextVar("person_asking", default=None)
"""Who the request is from, for functions of Wagtail that are handed no request."""


class IsolationMiddleware:
    """Refuses, as if there were nothing, what is not of the person's own force."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = person_asking.set(getattr(request, "user", None))
        try:
            return self.get_response(request)
        finally:
            person_asking.reset(token)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        """Nobody signed in: Wagtail leads to the sign-in page, and there is nothing to see before it."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        for surface in walls.standing.values():
            if any(named(name, pattern) for pattern in surface.closed_to_all):
                raise Http404
        # The public process knows no people.
        person = getattr(request, "user", None)
        if person is None or not person.has_perm("wagtailadmin.access_admin"):
            return None
        try:
            for surface in list(walls.standing.values()):
                _look(surface, name, request, kwargs)
        except Http404:
            # The same page as Wagtail's own for a row that is not there.
            return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
        for surface in walls.standing.values():
            for pattern, ours in surface.views.items():
                if named(name, pattern):
                    return require_admin_access(ours)(request, *args, **kwargs)
        return None


def _look(surface: Surface, name: str, request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Raises Http404 for what this surface refuses."""
    person = request.user
    if person.is_superuser:
        return
    if _closes(surface, name, person):
        raise Http404
    for pattern, parameters in surface.ids.items():
        if named(name, pattern):
            for parameter, reach in parameters.items():
                for value in _given(parameter, request, kwargs):
                    _within(reach, person, value)
    for pattern, check in surface.checks.items():
        if named(name, pattern):
            check(request)


def _closes(surface: Surface, name: str, person: Any) -> bool:
    closed = surface.closed + (surface.closed_to_forces if of_a_force(person) else ())
    return any(named(name, pattern) for pattern in closed)


def without_what_is_closed(request: HttpRequest, items: list[MenuItem]) -> None:
    """Takes out of a menu what leads to a closed view."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if not _leads_to_a_wall(item, request.user)]


def _leads_to_a_wall(item: MenuItem, person: Any) -> bool:
    try:
        name = resolve(item.url.partition("?")[0]).view_name
    except Resolver404:
        # A menu of menus, or another host.
        return False
    return any(_closes(surface, name, person) for surface in walls.standing.values())


def _given(parameter: str, request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[str]:
    """Every number that stands under this name in the path, the query or the body."""
    values = [kwargs[parameter]] if parameter in kwargs else []
    for source in (request.GET, request.POST):
        values.extend(source.getlist(parameter))
    for value in values:
        if str(value).isdigit():
            yield str(value)


def _within(reach: Reach, person: Any, value: str) -> None:
    # A number that the database cannot hold is the id of nothing.
    if len(value) > 9 or not reach(person).filter(pk=value).exists():
        raise Http404
