"""What a wall is made of: one surface of the admin or of the public site, and what is done there.

A surface only says what it needs; `stand` and `take_away` do it. Taking one away is for the tests, which show that each
wall holds something up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from forcesites.isolation.reach import Reach

Check = Callable[[HttpRequest], None]
"""Looks at a request before its view does. Raises Http404 to refuse it."""

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Narrowed:
    """One filter of a listing that offers fewer rows than Wagtail's: `rows` is given the person and says which."""

    filter_set: Any
    name: str
    rows: Reach


@dataclass(frozen=True)
class Surface:
    """One wall. View names are Wagtail's ("wagtailadmin_pages:edit"); one that ends in ":" or "*" is a beginning.

    closed_to_all: views that answer 404 to everybody, signed in or not. closed: 404 to everybody but superusers.
    closed_to_forces: 404 to the people of forces.
    ids: view names -> parameter (of the path, the query or the body) -> the rows whose ids may stand in it; any other
    id is a 404, whether there is such a row or not. checks: what else is looked at first. views: served in place of
    Wagtail's. policies: registered for the very class, because Wagtail's own apps register later. hooks: Wagtail's
    hooks by name. filters: choices of listings. replaced: functions and methods of Wagtail that know no person.
    """

    name: str
    closed_to_all: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    closed_to_forces: tuple[str, ...] = ()
    ids: Mapping[str, Mapping[str, Reach]] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    policies: tuple[tuple[type[Model], BasePermissionPolicy], ...] = ()
    hooks: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    filters: tuple[Narrowed, ...] = ()
    replaced: tuple[tuple[ModuleType | type, str, Callable[..., Any]], ...] = ()


def named(view_name: str, pattern: str) -> bool:
    """Whether a view's name is this name, or begins with it where it ends in ":" or "*"."""
    if pattern.endswith((":", "*")):
        return view_name.startswith(pattern.removesuffix("*"))
    return view_name == pattern


class Walls:
    """The surfaces that stand in this process."""

    def __init__(self) -> None:
        self.standing: dict[str, Surface] = {}
        self._was: dict[str, list[Callable[[], None]]] = {}

    def stand(self, surface: Surface) -> None:
        """Put up one wall."""
        undo: list[Callable[[], None]] = []
        for model, policy in surface.policies:
            register_permission_policy(model, policy, exact_class=True)
            undo.append(lambda model=model: policy_registry.values_by_exact_class.pop(model))  # type: ignore[misc]
        for name, hook in surface.hooks.items():
            hooks.register(name, hook)
            undo.append(lambda name=name, hook=hook: _unhook(name, hook))  # type: ignore[misc]
        for narrowed in surface.filters:
            undo.append(_narrow(narrowed))
        for module, name, function in surface.replaced:
            original = getattr(module, name)
            setattr(module, name, function)
            undo.append(lambda m=module, n=name, o=original: setattr(m, n, o))  # type: ignore[misc]
        self.standing[surface.name] = surface
        self._was[surface.name] = undo

    def take_away(self, name: str) -> Surface:
        """Take down one wall, and give it back to be put up again."""
        for undo in self._was.pop(name):
            undo()
        return self.standing.pop(name)


def _unhook(name: str, hook: Callable[..., Any]) -> None:
    hooks._hooks[name] = [entry for entry in hooks._hooks[name] if entry[0] is not hook]


def _narrow(narrowed: Narrowed) -> Callable[[], None]:
    """The filter's instance is shared by every set of filters that inherits it, so all of them are narrowed."""
    shared = narrowed.filter_set.declared_filters[narrowed.name]
    original = shared.queryset

    def rows(request: HttpRequest) -> QuerySet[Any]:
        offered: QuerySet[Any] = original(request) if callable(original) else original.all()
        return offered.filter(pk__in=narrowed.rows(request.user).values("pk"))

    shared.queryset = rows

    def undo() -> None:
        shared.queryset = original

    return undo
