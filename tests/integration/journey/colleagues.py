"""People of the admin, and what they look for there."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupSitePermission

from contact_forms.models import AuditEntry, Submission
from tests.integration.everywhere import everywhere

HANDLER = ("view_submission", "redact_submission", "view_job", "change_job", "view_route")
"""What a handler may do, as `forcesites/roles.py` gives it."""


def permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def colleague(name: str, site_id: int | None = None, codenames: tuple[str, ...] = (), **facts: Any) -> Client:
    """A signed-in person of the admin with these permissions on that site."""
    user = get_user_model().objects.create_user(name, password="x", **facts)
    group = Group.objects.create(name=name)
    group.permissions.add(permission("wagtailadmin.access_admin"))
    for codename in codenames:
        GroupSitePermission.objects.create(
            group=group, site_id=site_id, permission=permission(f"contact_forms.{codename}")
        )
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def page_of(report: Submission) -> str:
    return f"/admin/reports/{report.pk}/"


def entries(action: str) -> list[AuditEntry]:
    with everywhere():
        return list(AuditEntry.objects.filter(action=action))
