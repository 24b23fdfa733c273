"""Who may work at the desk: whoever may edit the page of the service, as Wagtail knows it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.models import SectionPage, ServicePage
from cms.models.content import NationalHomePage


def draft_for(request: HttpRequest, page_id: int) -> ServicePage:
    """The newest draft of a service. Raises Http404, and PermissionDenied where the person may not edit it."""
    page = get_object_or_404(ServicePage, pk=page_id)
    may = page.permissions_for_user(request.user)
    if not may.can_edit() or may.page_locked():
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def services_of(user: Any) -> QuerySet[ServicePage]:
    """The services that somebody may edit."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return ServicePage.objects.filter(pk__in=pages.values("pk")).order_by("title")


def may_add_to(user: Any, section: SectionPage) -> bool:
    """Whether somebody may add a service to a section."""
    return section.permissions_for_user(user).can_add_subpage() and ServicePage.can_create_at(section)


def may_import(user: Any) -> bool:
    """Whether somebody may add a service to some section of the library."""
    return any(
        may_add_to(user, section)
        for home in NationalHomePage.objects.all()
        for section in SectionPage.objects.child_of(home)
    )
