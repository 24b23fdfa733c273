"""What the people of a force may do in the admin, as their groups are made."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, Site

from cms.models import NationalHomePage
from cms.settings import env
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, make_groups


@pytest.fixture
def colleague(db: None):
    """`colleague("editor")`: somebody of that role in a force, signed in."""
    home = NationalHomePage(title="Ely Police", slug="ely")
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.create(hostname="ely.localhost", root_page=home, site_name="Ely")

    def colleague(role: str, roles=FORCE_ROLES) -> Client:
        user = get_user_model().objects.create_user(f"ely.{role}", password="x")
        user.groups.add(make_groups("ely", site, roles)[role])
        client = Client(HTTP_HOST=env.ADMIN_HOST)
        client.force_login(user)
        return client

    return colleague


@pytest.mark.parametrize("role", ["editor", "publisher"])
@pytest.mark.parametrize("kind", ["wagtailimages:index", "wagtailimages:add", "wagtaildocs:index", "wagtaildocs:add"])
def test_who_writes_pages_may_add_images_and_documents(colleague, role, kind):
    assert colleague(role).get(reverse(kind)).status_code == 200


def test_files_are_added_to_the_forces_own_collection_alone(colleague):
    Collection.get_first_root_node().add_child(name="another force")
    page = colleague("editor").get(reverse("wagtailimages:add")).content.decode()
    assert "another force" not in page


def test_a_handler_has_no_pages_and_no_files(colleague):
    handler = colleague("handler")
    for name in ("wagtailimages:index", "wagtaildocs:index"):
        assert handler.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("role", [role.name for role in NATIONAL_ROLES])
def test_the_national_teams_see_every_force(colleague, role):
    assert "/admin/forcesites/force/" in colleague(role, NATIONAL_ROLES).get("/admin/").content.decode()


@pytest.mark.parametrize("role", [role.name for role in FORCE_ROLES])
def test_a_force_has_no_register_of_forces(colleague, role):
    client = colleague(role)
    assert "/admin/forcesites/force/" not in client.get("/admin/").content.decode()
    assert client.get("/admin/forcesites/force/").status_code in (302, 403)
