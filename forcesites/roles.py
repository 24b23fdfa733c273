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
    """What a group may do: on the page tree, the files and the reports of its site, and with registers of all forces.

    A permission is its codename; those of files and registers come with their app.
    of_site: rights to other rows of the site.
    """

    name: str
    pages: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    reports: tuple[str, ...] = ()
    registers: tuple[tuple[str, str], ...] = ()
    of_site: tuple[tuple[str, str], ...] = ()


# Wagtail asks for the rights of its own Image and Document, whichever models stand in for them.
_FILES = tuple(
    (app, f"{verb}_{model}")
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for verb in ("add", "change", "choose")
)
_EDITING = ("add_page", "change_page")
_REDIRECTS = tuple(("wagtailredirects", f"{verb}_redirect") for verb in ("add", "change", "delete"))

FORCE_ROLES = (
    Role("editor", pages=_EDITING, files=_FILES, of_site=_REDIRECTS),
    Role("publisher", pages=(*_EDITING, "publish_page", "lock_page"), files=_FILES, of_site=_REDIRECTS),
    Role(
        "handler",
        reports=("view_submission", "redact_submission", "view_job", "change_job", "view_route"),
    ),
    Role("licensing", reports=("view_submission", "view_job")),
    # Payments bring its rights with them.
    Role("finance"),
    Role("administrator", of_site=(("people", "manage_user"),)),
)
_ALL_FORCES = (("forcesites", "view_force"),)
NATIONAL_ROLES = (
    Role("editor", pages=_EDITING, files=_FILES, of_site=_REDIRECTS, registers=_ALL_FORCES),
    Role(
        "publisher",
        pages=(*_EDITING, "publish_page", "lock_page"),
        files=_FILES,
        of_site=_REDIRECTS,
        registers=_ALL_FORCES,
    ),
    Role("approver", registers=_ALL_FORCES),
    Role(
        "live-service",
        registers=(*_ALL_FORCES, ("people", "manage_user"), ("contact_forms", "see_national_desk")),
    ),
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
        group.permissions.set(_permission(*each) for each in (("wagtailadmin", "access_admin"), *role.registers))
        _set_pages(group, site.root_page, role.pages)
        _set_files(group, collection, role.files)
        _set_rows_of_site(group, site, (*(("contact_forms", name) for name in role.reports), *role.of_site))
        groups[role.name] = group
    return groups


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _set_pages(group: Group, root: Page, codenames: tuple[str, ...]) -> None:
    GroupPagePermission.objects.filter(group=group).delete()
    for codename in codenames:
        GroupPagePermission.objects.create(group=group, page=root, permission=_permission("wagtailcore", codename))


def _set_files(group: Group, collection: Collection, permissions: tuple[tuple[str, str], ...]) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    for app, codename in permissions:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=_permission(app, codename)
        )


def _set_rows_of_site(group: Group, site: Site, permissions: tuple[tuple[str, str], ...]) -> None:
    GroupSitePermission.objects.filter(group=group).delete()
    for app, codename in permissions:
        GroupSitePermission.objects.create(group=group, site=site, permission=_permission(app, codename))
