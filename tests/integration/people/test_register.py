"""An administrator manages the people of their own force, gives its roles, and reaches nobody else, nor themselves."""

from __future__ import annotations

import csv
import io

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from contact_forms.models import AuditEntry
from forcesites.people.access_review import plain
from forcesites.people.models import Grant, User
from forcesites.people.reach import people_of
from tests.integration.everywhere import everywhere
from tests.integration.people.world import actions, is_in, sign_in, window

VERBS = ["disable", "enable", "end-sessions", "start-again"]


def signed_in(person: User):
    client = window()
    client.force_login(person)
    return client


def groups(*names: str) -> list[int]:
    return [Group.objects.get(name=name).pk for name in names]


def new_person(client, name: str, roles: list[int], **more: object):
    fields = {"username": name, "first_name": "", "last_name": "", "email": f"{name}@example.com", "roles": roles}
    return client.post(reverse("people_new"), fields | more)


def state_of(person: User) -> tuple:
    person.refresh_from_db()
    return (
        person.is_active,
        person.password,
        person.session_epoch,
        person.email,
        person.site_id,
        person.is_superuser,
        sorted(group.name for group in person.groups.all()),
        Authenticator.objects.filter(user=person).count(),
    )


def test_an_administrator_makes_an_account_of_their_own_force_and_hands_over_a_link(world):
    administrator = world.person("ely", "administrator")
    page = new_person(signed_in(administrator), "ely.new", groups("ely handler")).content.decode()
    person = User.objects.get(username="ely.new")
    assert person.site == world.sites["ely"]
    assert [group.name for group in person.groups.all()] == ["ely handler"]
    assert Grant.objects.get(person=person).by == administrator.username
    assert "/admin/login/password/" in page
    assert not person.has_usable_password()
    with everywhere():
        entry = AuditEntry.objects.get(action="person created")
    assert (entry.actor, entry.site_id, entry.detail["person"]) == (
        administrator.username,
        world.sites["ely"].pk,
        "ely.new",
    )


@pytest.mark.parametrize("role", ["wells handler", "wells administrator", "national live-service", "national editor"])
def test_no_role_of_another_owner_can_be_given(world, role):
    administrator = world.person("ely", "administrator")
    handler = world.person("ely", "handler")
    client = signed_in(administrator)
    assert "ely.new" not in new_person(client, "ely.new", groups(role)).headers.get("Location", "")
    assert not User.objects.filter(username="ely.new").exists()
    before = state_of(handler)
    client.post(reverse("people_person", args=[handler.pk]), {"email": "a@example.com", "roles": groups(role)})
    assert state_of(handler) == before


@pytest.mark.parametrize(
    "field", ["is_superuser", "is_staff", "site", "force", "user_permissions", "password", "groups"]
)
def test_no_other_field_can_be_slipped_in(world, field):
    administrator = world.person("ely", "administrator")
    handler = world.person("ely", "handler")
    client = signed_in(administrator)
    for value in ("1", str(world.sites["wells"].pk), "on"):
        posted = {"email": handler.email, "roles": groups("ely handler"), field: value}
        client.post(reverse("people_person", args=[handler.pk]), posted)
        new_person(client, f"new.{value}", groups("ely handler"), **{field: value})
    assert state_of(handler)[4:7] == (world.sites["ely"].pk, False, ["ely handler"])
    assert not handler.user_permissions.exists()
    for person in User.objects.filter(username__startswith="new."):
        assert (person.site, person.is_superuser, person.is_staff) == (world.sites["ely"], False, False)


def test_people_of_others_are_as_if_they_were_not_there(world):
    administrator = world.person("ely", "administrator")
    client = signed_in(administrator)
    root = User.objects.create_superuser("root", site=world.sites["ely"])
    two_hats = world.person("ely", "handler", name="two.hats")
    two_hats.groups.add(Group.objects.get(name="wells handler"))
    others = [
        world.person("wells", "handler", app=True),
        world.person("wells", "administrator"),
        world.person("national", "live-service"),
        world.person("national", "editor"),
        world.person("wells", name="no.roles"),
        world.person("national", name="no.roles"),
        root,
        two_hats,
    ]
    page = client.get(reverse("people_register")).content.decode()
    page += client.get(reverse("people_csv")).content.decode()
    for other in others:
        assert other.username not in page
        before = state_of(other)
        addresses = [(client.get, "people_person", []), (client.post, "people_person", [])]
        addresses += [(client.post, "people_do", [verb]) for verb in VERBS]
        for method, name, more in addresses:
            there = method(reverse(name, args=[other.pk, *more]), {"email": "x@example.com"})
            nowhere = method(reverse(name, args=[999_999, *more]), {"email": "x@example.com"})
            assert there.status_code == nowhere.status_code == 404
            assert there.content == nowhere.content
        assert state_of(other) == before
    assert actions().count("refused") > len(others)


@pytest.mark.parametrize("role", ["editor", "publisher", "handler", "licensing", "finance"])
def test_nobody_else_has_the_register(world, role):
    client = signed_in(world.person("ely", role))
    handler = world.person("ely", "handler", name="other")
    assert reverse("people_register") not in client.get("/admin/").content.decode()
    for name in ("people_register", "people_csv", "people_new"):
        assert client.get(reverse(name)).status_code == 404
    assert client.get(reverse("people_person", args=[handler.pk])).status_code == 404
    for verb in VERBS:
        assert client.post(reverse("people_do", args=[handler.pk, verb])).status_code == 404


@pytest.mark.parametrize(("owner", "role"), [("ely", "administrator"), ("national", "live-service")])
def test_nobody_changes_themselves(world, owner, role):
    administrator = world.person(owner, role, app=True)
    client = signed_in(administrator)
    before = state_of(administrator)
    page = client.get(reverse("people_person", args=[administrator.pk])).content.decode()
    assert "cannot change your own account" in page
    client.post(reverse("people_person", args=[administrator.pk]), {"roles": groups("ely handler"), "email": "a@b.cd"})
    for verb in VERBS:
        assert client.post(reverse("people_do", args=[administrator.pk, verb])).status_code == 404
    assert state_of(administrator) == before


def test_wagtails_own_registers_of_people_are_not_open_to_them(world):
    for owner, role in (("ely", "administrator"), ("national", "live-service")):
        client = signed_in(world.person(owner, role))
        for path in ("/admin/users/", "/admin/users/add/", "/admin/groups/", "/admin/groups/new/"):
            assert client.get(path).status_code in (302, 403, 404), path


def test_roles_are_changed_recorded_and_end_the_sessions(world):
    administrator = world.person("ely", "administrator")
    editor = world.person("ely", "editor")
    theirs = sign_in(editor)
    posted = {"email": editor.email, "roles": groups("ely editor", "ely handler")}
    assert signed_in(administrator).post(reverse("people_person", args=[editor.pk]), posted).status_code == 302
    assert sorted(group.name for group in editor.groups.all()) == ["ely editor", "ely handler"]
    assert not is_in(theirs)
    given = {grant.group.name: grant.by for grant in Grant.objects.filter(person=editor)}
    assert given == {"ely editor": "the.first", "ely handler": administrator.username}
    with everywhere():
        entry = AuditEntry.objects.get(action="roles changed")
    assert (entry.detail["given"], entry.detail["taken"]) == (["ely handler"], [])


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("disable", "person disabled"),
        ("enable", "person enabled"),
        ("end-sessions", "sessions ended"),
        ("start-again", "second factor and password reset"),
    ],
)
def test_what_is_done_to_people_is_recorded_with_who_did_it(world, verb, words):
    administrator = world.person("ely", "administrator")
    handler = world.person("ely", "handler", app=True)
    answer = signed_in(administrator).post(reverse("people_do", args=[handler.pk, verb]))
    assert answer.status_code in (200, 302)
    with everywhere():
        entry = AuditEntry.objects.get(action=words)
    assert (entry.actor, entry.detail["person"]) == (administrator.username, handler.username)
    assert signed_in(administrator).get(reverse("people_do", args=[handler.pk, verb])).status_code == 405


def test_who_lost_everything_begins_as_on_the_first_day(world):
    administrator = world.person("ely", "administrator")
    handler = world.person("ely", "handler", app=True)
    page = signed_in(administrator).post(reverse("people_do", args=[handler.pk, "start-again"])).content.decode()
    assert "/admin/login/password/" in page
    handler.refresh_from_db()
    assert not handler.has_usable_password()
    assert not Authenticator.objects.filter(user=handler).exists()


def test_the_live_service_manages_everybody(world):
    live = signed_in(world.person("national", "live-service"))
    new_person(live, "wells.new", groups("wells administrator"), force=str(world.sites["wells"].pk))
    assert User.objects.get(username="wells.new").site == world.sites["wells"]
    new_person(live, "national.new", groups("national approver"), force="")
    assert User.objects.get(username="national.new").site is None
    new_person(live, "mixed.up", groups("national approver"), force=str(world.sites["wells"].pk))
    assert not User.objects.filter(username="mixed.up").exists()
    page = live.get(reverse("people_register")).content.decode()
    for name in ("wells.new", "national.new"):
        assert name in page


def test_one_name_is_one_person_however_it_is_written(world):
    world.person("wells", "handler")
    client = signed_in(world.person("ely", "administrator"))
    page = new_person(client, "Wells.Handler", groups("ely handler")).content.decode()
    assert "taken" in page
    assert User.objects.filter(username__iexact="wells.handler").count() == 1


def test_the_access_review_says_who_has_what_from_whom_and_when_they_came(world):
    administrator = world.person("ely", "administrator")
    world.person("ely", "handler", "licensing", name="two.roles", app=True)
    world.person("wells", "handler")
    client = signed_in(administrator)
    answer = client.get(reverse("people_csv"))
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    mine = [row for row in rows if row["User name"] == "ely.two.roles"]
    assert sorted(row["Role"] for row in mine) == ["Handler", "Licensing"]
    assert {(row["Given by"], row["Second factor"], row["Last sign-in"]) for row in mine} == {("the.first", "Yes", "")}
    [own] = [row for row in rows if row["User name"] == administrator.username]
    assert own["Last sign-in"]
    assert {row["Force"] for row in rows} == {"Ely Police"}


def test_a_role_that_nobody_recorded_says_so(world):
    handler = world.person("ely", "handler")
    handler.groups.add(Group.objects.get(name="ely editor"))
    page = signed_in(world.person("ely", "administrator")).get(reverse("people_csv")).content.decode()
    assert "Editor,Not recorded" in page


def test_no_cell_is_a_formula(world):
    handler = world.person("ely", "handler")
    User.objects.filter(pk=handler.pk).update(first_name='=HYPERLINK("http://x")', last_name="+1", email="@x")
    text = signed_in(world.person("ely", "administrator")).get(reverse("people_csv")).content.decode()
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    assert plain("\t=1") == "'\t=1"
    assert plain(" =1") == "' =1"
    assert plain("O'Neill-Smith") == "O'Neill-Smith"


def test_the_register_costs_as_many_statements_for_many_as_for_few(world, django_assert_max_num_queries):
    administrator = world.person("ely", "administrator")
    for number in range(30):
        world.person("ely", "handler", name=f"handler.{number}")
    client = signed_in(administrator)
    client.get(reverse("people_register"))
    with django_assert_max_num_queries(45):
        client.get(reverse("people_register"))
    assert people_of(administrator).count() == 31


def test_a_right_over_everybody_that_somebody_of_a_force_was_given_by_mistake_reaches_nobody(world):
    editor = world.person("ely", "editor")
    editor.user_permissions.add(Permission.objects.get(codename="manage_user", content_type__app_label="people"))
    editor = User.objects.get(pk=editor.pk)
    assert editor.has_perm("people.manage_user")
    assert not people_of(editor).exists()
    assert signed_in(editor).get(reverse("people_register")).status_code in (302, 403, 404)
