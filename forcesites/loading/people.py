"""The demonstration's accounts."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import Group
from wagtail.models import Site

from forcesites.people.codes import keep_secret, new_secret
from forcesites.people.models import Grant, User
from forcesites.people.second_factor import must_have_second_factor
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, Role, group_name

SECRET_BYTES = 20


def add_people(owner: str, site: Site | None, password: str) -> list[str]:
    """One account for each role, such as "thames-valley.handler"; returns their names. site: None for the nation.

    Who must have a second factor gets an authenticator app; `soh demo-code` shows its codes.
    """
    roles: tuple[Role, ...] = NATIONAL_ROLES if site is None else FORCE_ROLES
    names = []
    for role in roles:
        person = User.objects.create_user(
            username=f"{owner}.{role.name}", email=f"{role.name}@{owner}.police.example", password=password, site=site
        )
        group = Group.objects.get(name=group_name(owner, role.name))
        Grant.objects.create(person=person, group=group, by="platform")
        person.groups.add(group)
        if must_have_second_factor(person):
            keep_secret(person, new_secret(secrets.token_bytes(SECRET_BYTES)))
        names.append(person.username)
    return names
