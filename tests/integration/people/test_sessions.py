"""A session gets a new name with each right, lasts as long as it may, and ends at once when it must."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from forcesites.people import managing
from forcesites.people.reach import groups_of
from tests.integration.people.world import (
    PASSWORD,
    actions,
    give_code,
    give_password,
    is_in,
    next_code,
    sign_in,
    window,
)


def with_cookie(value: str) -> Client:
    client = window()
    client.cookies[settings.SESSION_COOKIE_NAME] = value
    return client


def age(client: Client, **seconds: int) -> None:
    session = client.session
    for name, by in seconds.items():
        session[name] -= by
    session.save()


def test_each_step_of_signing_in_gives_the_session_another_name(world):
    handler = world.person("ely", "handler", app=True)
    client = with_cookie("x" * 32)
    client.get(reverse("account_login"))
    names = ["x" * 32]
    give_password(client, handler.username)
    names.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    give_code(client, next_code(handler))
    names.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    assert is_in(client)
    assert len(set(names)) == 3
    for name in names[:2]:
        assert not is_in(with_cookie(name))
        assert not Session.objects.filter(session_key=name).exists()


def test_a_session_that_somebody_else_began_is_left_behind_before_the_second_factor(world):
    handler = world.person("ely", "handler", app=True)
    editor = world.person("ely", "editor", app=True)
    stranger = window("198.51.100.9")
    give_password(stranger, editor.username)
    planted = stranger.cookies[settings.SESSION_COOKIE_NAME].value
    victim = with_cookie(planted)
    victim.post(reverse("account_logout"))
    give_password(victim, handler.username)
    assert victim.cookies[settings.SESSION_COOKIE_NAME].value != planted
    give_code(stranger, next_code(handler))
    assert not is_in(stranger)


def test_after_signing_out_the_old_cookie_is_dead_on_the_server(world):
    client = sign_in(world.person("ely", "editor"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert is_in(with_cookie(cookie))
    client.post(reverse("wagtailadmin_logout"))
    assert not is_in(with_cookie(cookie))
    assert not Session.objects.filter(session_key=cookie).exists()


def test_signing_out_is_no_link(world):
    client = sign_in(world.person("ely", "editor"))
    assert client.get(reverse("wagtailadmin_logout")).status_code == 405
    assert is_in(client)


def test_who_does_nothing_for_long_signs_in_again(world):
    client = sign_in(world.person("ely", "editor"))
    age(client, seen_at=settings.SOH_SESSION_IDLE_SECONDS - 60)
    assert is_in(client), "nearly half an hour is not long"
    age(client, seen_at=settings.SOH_SESSION_IDLE_SECONDS + 1)
    assert not is_in(client)
    assert "session ended" in actions()
    assert "your time was over" in client.get(reverse("account_login")).content.decode()


def test_the_editor_asking_by_itself_is_nobody_at_the_desk(world):
    client = sign_in(world.person("ely", "editor"))
    age(client, seen_at=600)
    seen = client.session["seen_at"]
    client.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    assert client.session["seen_at"] == seen
    client.get("/admin/")
    assert client.session["seen_at"] > seen


def test_nobody_stays_longer_than_a_shift_however_busy(world):
    client = sign_in(world.person("ely", "editor"))
    age(client, signed_in_at=settings.SESSION_COOKIE_AGE + 1)
    assert not is_in(client)


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(world):
    client = sign_in(world.person("ely", "editor"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("what", ["disabled", "sessions ended", "password", "roles", "started again"])
def test_every_session_of_a_person_is_over_at_once_when_they_are(world, what):
    handler = world.person("ely", "handler", app=True)
    administrator = world.person("ely", "administrator", app=True)
    first, second = sign_in(handler), sign_in(handler, window("198.51.100.1"))
    bystander = sign_in(administrator)
    assert all(map(is_in, (first, second, bystander)))
    handler.refresh_from_db()
    if what == "disabled":
        managing.disable(handler, administrator, None)
    elif what == "sessions ended":
        managing.end_sessions(handler, administrator, None)
    elif what == "password":
        handler.set_password("three other words from nowhere")
        handler.save()
    elif what == "roles":
        managing.give_roles(handler, groups_of(handler.site)[:1], administrator, None)
    else:
        managing.start_again(handler, administrator, None)
    assert not is_in(first)
    assert not is_in(second)
    assert is_in(bystander)


def test_a_disabled_person_cannot_sign_in_and_is_told_what_everybody_is_told(world):
    handler = world.person("ely", "handler", app=True)
    managing.disable(handler, None, None)
    disabled = give_password(window(), handler.username)
    nobody = give_password(window(), "ely.nobody")
    for answer in (disabled, nobody):
        assert "The user name or the password is not right." in answer.content.decode()
    managing.enable(handler, None, None)
    assert is_in(sign_in(handler))


def test_changing_ones_own_password_ends_the_other_sessions(world):
    editor = world.person("ely", "editor")
    here, elsewhere = sign_in(editor), sign_in(editor, window("198.51.100.1"))
    new = "three other words from nowhere"
    page = here.get("/admin/account/").content.decode()
    assert "password-old_password" in page
    here.post(
        "/admin/account/",
        {
            "name_email-first_name": "A",
            "name_email-last_name": "B",
            "name_email-email": "a@example.com",
            "password-old_password": PASSWORD,
            "password-new_password1": new,
            "password-new_password2": new,
            "locale-preferred_language": "",
            "locale-current_time_zone": "",
            "theme-theme": "system",
            "theme-density": "default",
            "theme-contrast": "system",
            "theme-keyboard_shortcuts": "on",
        },
    )
    editor.refresh_from_db()
    assert editor.check_password(new)
    assert is_in(here)
    assert not is_in(elsewhere)
