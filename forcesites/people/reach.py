"""Whose people somebody may manage, and which roles they may give: the one place that decides.

An administrator manages the people of their own force and gives the roles of that force. The national live service
manages everybody. Nobody manages themselves.
"""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.models import GroupSitePermission, Site

from forcesites.models import Force
from forcesites.people.models import User
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, group_name

NATIONAL = "national"


def manages_everybody(manager: User) -> bool:
    """The national live service; a superuser. Nobody of a force, whatever right they were given by mistake."""
    return bool(manager.has_perm("people.manage_user")) and (manager.is_superuser or manager.site_id is None)


def sites_managed_by(manager: User) -> QuerySet[Site]:
    """The sites of forces whose people this person manages."""
    sites: QuerySet[Site] = Site.objects.filter(force__isnull=False).order_by("force__name")
    if manages_everybody(manager):
        return sites
    granted = GroupSitePermission.objects.filter(
        group__user=manager, permission__content_type__app_label="people", permission__codename="manage_user"
    )
    return sites.filter(pk__in=granted.values("site_id")) if manager.is_active else sites.none()


def manages_people(manager: User) -> bool:
    """Whether the register is there for this person at all."""
    return manages_everybody(manager) or sites_managed_by(manager).exists()


def people_of(manager: User) -> QuerySet[User]:
    """Everybody this person manages or sees in the register, themselves too."""
    people: QuerySet[User] = User.objects.order_by("site__force__name", "username")
    if manages_everybody(manager):
        return people if manager.is_superuser else people.filter(is_superuser=False)
    sites = sites_managed_by(manager)
    # Somebody who holds any role beyond these forces is out of reach.
    beyond = Group.objects.exclude(pk__in=[group.pk for site in sites for group in groups_of(site)])
    return people.filter(site__in=sites, is_superuser=False).exclude(groups__in=beyond)


def groups_of(site: Site | None) -> list[Group]:
    """The roles of one force, or (None) of the national teams, in the order in which they are shown."""
    roles = NATIONAL_ROLES if site is None else FORCE_ROLES
    owner = NATIONAL if site is None else Force.objects.get(site=site).slug
    names = [group_name(owner, role.name) for role in roles]
    found = {group.name: group for group in Group.objects.filter(name__in=names)}
    return [found[name] for name in names if name in found]


def groups_that_may_be_given(manager: User, site: Site | None) -> list[Group]:
    """The roles that this person may give or take away from a person of this site."""
    allowed = manages_everybody(manager) or (site is not None and sites_managed_by(manager).filter(pk=site.pk).exists())
    return groups_of(site) if allowed else []


def role_in_words(group: Group) -> str:
    """Such as "Live service", without whose."""
    return group.name.partition(" ")[2].replace("-", " ").capitalize()
