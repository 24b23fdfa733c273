"""Passwords: long ones of any kind, and the link with which a person sets theirs."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from forcesites.people import managing
from forcesites.people.models import Grant, User
from tests.integration.people.world import actions, give_password, is_in, sign_in, window

GOOD = [
    "mossrailcups",
    "correct horse battery",
    "ÄÖÜ ñandú 你好 mae hen wlad",
    "  spaces at both ends  ",
    "only small letters and very long " * 4,
]
BAD = ["short", "elevenchars", "ely.editor12", "password1234", "P@ssw0rd2026!", "Welcome12345", "2026!letmein!2026"]
BAD += ["123456789012", "qwertyuiopasdfghjkl", "abababababab", "abcdefghijklm", "monkeymonkeymonkey", "Police999999"]


@pytest.mark.parametrize("password", GOOD)
def test_any_long_password_will_do_whatever_it_is_made_of(world, password):
    editor = world.person("ely", "editor")
    client, link = window(), managing.link_for(editor)
    form = client.get(link).url
    assert client.post(form, {"new_password1": password, "new_password2": password}).status_code == 302
    assert give_password(window(), editor.username, password).status_code == 302
    assert give_password(window(), editor.username, password.strip() + "x").status_code == 200


@pytest.mark.parametrize("password", BAD)
def test_short_common_and_telling_passwords_are_refused(world, password):
    editor = world.person("ely", "editor")
    with pytest.raises(ValidationError):
        validate_password(password, editor)


def test_nothing_stops_a_password_manager(world):
    page = window().get(reverse("account_login")).content.decode()
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
    client = window()
    form = client.get(managing.link_for(world.person("ely", "editor"))).url
    page = client.get(form).content.decode()
    assert page.count('autocomplete="new-password"') == 2
    assert "maxlength" not in re.findall(r'<input[^>]*type="password"[^>]*>', page)[0]


def test_the_link_works_once_and_not_for_long(world, settings):
    editor = world.person("ely", "editor")
    link = managing.link_for(editor)
    client = window()
    form = client.get(link).url
    assert link not in form, "the address does not keep it"
    client.post(form, {"new_password1": GOOD[1], "new_password2": GOOD[1]})
    assert "password set" in actions()
    assert "does not work any more" in window().get(link).content.decode()
    fresh = managing.link_for(User.objects.get(pk=editor.pk))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "does not work any more" in window().get(fresh).content.decode()


def test_the_link_of_a_disabled_person_does_nothing(world):
    editor = world.person("ely", "editor")
    link = managing.link_for(editor)
    managing.disable(editor, None, None)
    assert "does not work any more" in window().get(link).content.decode()


def test_a_new_password_ends_the_sessions_that_the_old_one_began(world):
    editor = world.person("ely", "editor")
    before = sign_in(editor)
    client = window("198.51.100.1")
    form = client.get(managing.link_for(User.objects.get(pk=editor.pk))).url
    client.post(form, {"new_password1": GOOD[1], "new_password2": GOOD[1]})
    assert not is_in(before)
    assert not is_in(client), "setting a password is not signing in"


def test_the_first_account_comes_from_the_command_line(world, capsys):
    call_command("invite", "ann.other", "ann@example.com", "live-service")
    link = capsys.readouterr().out.strip()
    ann = User.objects.get(username="ann.other")
    assert [group.name for group in ann.groups.all()] == ["national live-service"]
    assert Grant.objects.get(person=ann).by == "platform"
    assert not ann.has_usable_password()
    assert window().get("/admin/" + link.partition("/admin/")[2]).status_code == 302
    for wrong in (["ann.other", "a@example.com", "approver"], ["x.y", "a@example.com", "handler"]):
        with pytest.raises(CommandError):
            call_command("invite", *wrong)
