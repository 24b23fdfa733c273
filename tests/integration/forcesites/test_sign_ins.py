"""Who signs in, who fails to and who signs out is in the audit, with the address and never with the password."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from cms.settings import env
from contact_forms.models import AuditEntry
from forcesites.roles import FORCE_ROLES, make_groups
from tests.integration.everywhere import everywhere

PASSWORD = "a long enough pass phrase"


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.create(hostname="ely.localhost", root_page=Page.get_first_root_node(), site_name="Ely")


@pytest.fixture
def handler(site: Site):
    user = get_user_model().objects.create_user("ely.handler", password=PASSWORD, site=site)
    user.groups.add(make_groups("ely", site, FORCE_ROLES)["handler"])
    return user


def sign_in(name: str, password: str) -> Client:
    client = Client(HTTP_HOST=env.ADMIN_HOST, REMOTE_ADDR="192.0.2.7")
    client.post(reverse("wagtailadmin_login"), {"login": name, "password": password})
    return client


def entries() -> list[AuditEntry]:
    with everywhere():
        return list(AuditEntry.objects.filter(action__contains="sign").order_by("id"))


def test_a_sign_in_and_a_sign_out_are_in_the_chain_of_the_persons_force(handler, site):
    client = sign_in("ely.handler", PASSWORD)
    client.post(reverse("wagtailadmin_logout"))
    assert [entry.action for entry in entries()] == ["signed in", "signed out"]
    for entry in entries():
        assert (entry.actor, entry.actor_id, entry.site_id) == ("ely.handler", handler.pk, site.pk)
        assert entry.address == "192.0.2.7"


def test_a_wrong_password_is_recorded_and_not_written_down(handler, site):
    sign_in("ely.handler", "my other secret phrase")
    [entry] = entries()
    assert (entry.action, entry.actor, entry.site_id) == ("sign-in failed", "ely.handler", site.pk)
    assert entry.address == "192.0.2.7"
    assert "secret" not in repr(vars(entry))


def test_a_name_that_is_no_account_is_recorded_and_not_written_down(handler):
    sign_in("my secret phrase in the wrong field", "x")
    [entry] = entries()
    assert (entry.action, entry.actor, entry.site_id) == ("sign-in failed", "unknown account", None)
    assert "secret" not in repr(vars(entry))


@pytest.mark.parametrize("given", ["", "unknown", "192.0.2.7:80", "fe80::1%eth0"])
def test_what_is_no_address_stops_nobody(handler, given):
    client = Client(HTTP_HOST=env.ADMIN_HOST, REMOTE_ADDR=given)
    client.post(reverse("wagtailadmin_login"), {"login": "ely.handler", "password": PASSWORD})
    assert [entry.action for entry in entries()] == ["signed in"]
