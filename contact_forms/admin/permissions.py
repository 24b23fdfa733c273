"""Who may see and do what with reports: one policy, by site, for all registers."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.models import GroupSitePermission, Site
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail_modeladmin.helpers import PermissionHelper

from contact_forms.models import Job, Route, Submission
from contact_forms.walls import NATION

submission_policy = SitePermissionPolicy(Submission)
job_policy = SitePermissionPolicy(Job)
route_policy = SitePermissionPolicy(Route)


def sites_seen_by(user: Any) -> tuple[int, ...]:
    """Ids of the sites whose reports this person may see in a list; with `NATION` for who sees every site."""
    sites = tuple(submission_policy.sites_user_has_permission_for(user, "view").values_list("pk", flat=True))
    return (NATION, *sites) if user.is_superuser else sites


def may_open(user: Any, site_id: int) -> bool:
    """Whether this person is one of those who may read the reports of this site."""
    return _holds(user, site_id, "view_submission")


def may_handle(user: Any, site_id: int) -> bool:
    """Whether this person handles the reports of this site: acknowledges, takes, marks, holds, pauses, sends again."""
    return _holds(user, site_id, "change_job")


def may_redact(user: Any, site_id: int) -> bool:
    """Whether this person may leave answers out of a report of this site that is sent again."""
    return may_handle(user, site_id) and _holds(user, site_id, "redact_submission")


def sites_handled_by(user: Any) -> tuple[int, ...]:
    """Ids of the sites whose reports this person handles."""
    return tuple(site_id for site_id in sites_seen_by(user) if site_id != NATION and may_handle(user, site_id))


def sees_national_desk(user: Any) -> bool:
    """Whether this person sees how many reports of each force wait, and nothing of any report."""
    return bool(user.is_active and user.has_perm("contact_forms.see_national_desk"))


def _holds(user: Any, site_id: int, codename: str) -> bool:
    """Asks for the permission on the very site: being a superuser, or having it everywhere, is not enough to read what
    somebody told a force, or to act for it."""
    return (
        user.is_active
        and GroupSitePermission.objects.filter(
            group__user=user,
            site_id=site_id,
            permission__content_type__app_label="contact_forms",
            permission__codename=codename,
        ).exists()
    )


class RegisterPermissionHelper(PermissionHelper):
    """Registers that are read: seen by whoever sees the reports of the site, changed by nobody."""

    def user_can_list(self, user: Any) -> bool:
        return bool(submission_policy.user_has_permission(user, "view"))

    def user_can_inspect_obj(self, user: Any, obj: models.Model) -> bool:
        return self.inspect_view_enabled and bool(submission_policy.user_has_permission_for_instance(user, "view", obj))

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: models.Model) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: models.Model) -> bool:
        return False


class RoutePermissionHelper(RegisterPermissionHelper):
    """Routes: changed by whoever may change routes of the site. They are turned off, never deleted."""

    def user_can_list(self, user: Any) -> bool:
        return super().user_can_list(user) or bool(route_policy.user_has_permission(user, "change"))

    def user_can_create(self, user: Any) -> bool:
        return bool(route_policy.user_has_permission(user, "change"))

    def user_can_edit_obj(self, user: Any, obj: models.Model) -> bool:
        return bool(route_policy.user_has_permission_for_instance(user, "change", obj))


def sites_with_routes_of(user: Any) -> models.QuerySet[Site]:
    """The sites whose routes this person may change."""
    sites: models.QuerySet[Site] = route_policy.sites_user_has_permission_for(user, "change")
    return sites
