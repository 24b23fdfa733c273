"""The demonstration's accounts."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import Site

from forcesites.people.models import User
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, Role, group_name


def add_people(owner: str, site: Site | None, password: str) -> list[str]:
    """One account for each role, such as "thames-valley.handler"; returns their names. site: None for the nation."""
    roles: tuple[Role, ...] = NATIONAL_ROLES if site is None else FORCE_ROLES
    names = []
    for role in roles:
        person = User.objects.create_user(
            username=f"{owner}.{role.name}", email=f"{role.name}@{owner}.police.example", password=password, site=site
        )
        person.groups.add(Group.objects.get(name=group_name(owner, role.name)))
        names.append(person.username)
    return names
