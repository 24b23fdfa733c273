"""Two forces, the national teams, and how somebody of theirs signs in."""

from __future__ import annotations

from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from cms.models import NationalHomePage
from cms.settings import env
from contact_forms.models import AuditEntry
from forcesites.models import Force
from forcesites.people.codes import code_at, keep_secret, new_secret, step_now
from forcesites.people.models import Grant, User
from forcesites.people.sealing import unseal
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, group_name, make_groups
from tests.integration.everywhere import everywhere

PASSWORD = "three words from nowhere"
SECRET = new_secret(bytes(range(20)))


@dataclass
class World:
    """sites: by owner, "ely" and "wells"."""

    sites: dict[str, Site] = field(default_factory=dict)

    def person(self, owner: str, *roles: str, name: str = "", app: bool = False) -> User:
        """Somebody of a force ("ely") or of the national teams; app: with an authenticator app."""
        site = self.sites.get(owner)
        username = f"{owner}.{name or roles[0]}"
        person = User.objects.create_user(username, f"{username}@example.com", PASSWORD, site=site)
        for role in roles:
            group = Group.objects.get(name=group_name(owner, role))
            person.groups.add(group)
            Grant.objects.create(person=person, group=group, by="the.first")
        if app:
            keep_secret(person, SECRET)
        return person


def make_world() -> World:
    world = World()
    for owner in ("national", "ely", "wells"):
        home = NationalHomePage(title=owner, slug=owner)
        Page.get_first_root_node().add_child(instance=home)
        site = Site.objects.create(hostname=f"{owner}.localhost", root_page=home, site_name=owner)
        make_groups(owner, site, NATIONAL_ROLES if owner == "national" else FORCE_ROLES)
        if owner != "national":
            world.sites[owner] = site
            Force.objects.create(
                site=site,
                slug=owner,
                name=f"{owner.capitalize()} Police",
                short_name=owner,
                force_number="99",
                fallback_address="desk@example.com",
            )
    return world


def window(address: str = "192.0.2.7") -> Client:
    """A browser at this network address."""
    return Client(HTTP_HOST=env.ADMIN_HOST, REMOTE_ADDR=address)


def give_password(client: Client, name: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": name, "password": password})


def give_code(client: Client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def next_code(person: User) -> str:
    """A code of this person's app that has not been used."""
    row = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
    step = max(step_now(), row.data["step"] + 1)
    return code_at(unseal(row.data["secret"], person.pk), step)


def sign_in(person: User, client: Client | None = None) -> Client:
    """Through the pages, with the code where there is an app."""
    client = client or window()
    give_password(client, person.username)
    if Authenticator.objects.filter(user=person).exists():
        give_code(client, next_code(person))
    return client


def is_in(client: Client) -> bool:
    """Whether the admin's first page opens."""
    return client.get("/admin/").status_code == 200


def actions() -> list[str]:
    """What the audit says happened, in order."""
    with everywhere():
        return list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
