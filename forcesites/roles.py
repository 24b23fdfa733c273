"""The groups of a force and of the national teams, and what each may do.

Rights are Wagtail's own: pages by tree, files by collection, reports by site. A group is made once; making it again
puts back exactly these rights.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, GroupSitePermission, Page, Site


@dataclass(frozen=True)
class Role:
    """What a group of one site may do: codenames of permissions on its page tree, its files and its reports."""

    name: str
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


_FILES = (
    "add_contentimage",
    "change_contentimage",
    "choose_contentimage",
    "add_contentdocument",
    "change_contentdocument",
    "choose_contentdocument",
)
_EDITING = ("add_page", "change_page")

FORCE_ROLES = (
    Role("editor", pages=_EDITING, files=_FILES),
    Role("publisher", pages=(*_EDITING, "publish_page", "lock_page"), files=_FILES),
    Role(
        "handler",
        reports=("view_submission", "view_job", "change_job", "view_route"),
    ),
)
NATIONAL_ROLES = (
    Role("editor", pages=_EDITING, files=_FILES),
    Role("publisher", pages=(*_EDITING, "publish_page", "lock_page"), files=_FILES),
    Role("approver"),
)


def group_name(owner: str, role: str) -> str:
    """The group's name, such as "thames-valley editor" or "national publisher"."""
    return f"{owner} {role}"


def make_groups(owner: str, site: Site, roles: tuple[Role, ...]) -> dict[str, Group]:
    """Make or mend the groups of one site: role name -> group. Raises Permission.DoesNotExist for a wrong codename."""
    collection = Collection.objects.filter(name=owner, depth=2).first()
    if collection is None:
        root = Collection.get_first_root_node()
        collection = root.add_child(name=owner)
    groups = {}
    for role in roles:
        group, _made = Group.objects.get_or_create(name=group_name(owner, role.name))
        group.permissions.set([_permission("wagtailadmin", "access_admin")])
        _set_pages(group, site.root_page, role.pages)
        _set_files(group, collection, role.files)
        _set_reports(group, site, role.reports)
        groups[role.name] = group
    return groups


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_pages(group: Group, root: Page, codenames: tuple[str, ...]) -> None:
    GroupPagePermission.objects.filter(group=group).delete()
    for codename in codenames:
        GroupPagePermission.objects.create(group=group, page=root, permission=_permission("wagtailcore", codename))


def _set_files(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    for codename in codenames:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=_permission("cms", codename)
        )


def _set_reports(group: Group, site: Site, codenames: tuple[str, ...]) -> None:
    GroupSitePermission.objects.filter(group=group).delete()
    for codename in codenames:
        GroupSitePermission.objects.create(group=group, site=site, permission=_permission("contact_forms", codename))
