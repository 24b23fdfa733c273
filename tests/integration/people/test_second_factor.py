"""The second factor: who must have one, that nothing goes round it, and that each code works once."""

from __future__ import annotations

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import get_resolver, resolve, reverse
from django.urls.exceptions import Resolver404
from django.urls.resolvers import URLResolver
from django.utils.regex_helper import normalize

from contact_forms.sealing import CannotOpen
from forcesites.people.codes import code_at, step_now
from forcesites.people.models import User
from forcesites.people.sealing import seal, unseal
from forcesites.people.second_factor import must_have_second_factor
from forcesites.people.sessions import WITHOUT_SECOND_FACTOR
from tests.integration.people.world import (
    SECRET,
    actions,
    give_code,
    give_password,
    is_in,
    next_code,
    sign_in,
    window,
)

TRIED = (
    "1",
    "images/one.width-100.png",
    "00000000-0000-4000-8000-000000000000",
    "x",
    "wagtailcore",
    "brand.000000000000.css",
)


def every_address() -> list[tuple[str, str]]:
    """(view name, an address of it), for each address of the admin's resolver."""
    found = []

    def walk(resolver: URLResolver, before: str) -> None:
        for entry in resolver.url_patterns:
            form, parameters = normalize(entry.pattern.regex.pattern)[0]
            if isinstance(entry, URLResolver):
                walk(entry, before + form % dict.fromkeys(parameters, "1"))
                continue
            for tried in TRIED:
                address = "/" + before + form % dict.fromkeys(parameters, tried)
                try:
                    found.append((resolve(address).view_name, address))
                except Resolver404:
                    continue
                break
            else:
                pytest.fail(f"no address was found for {before}{form}")

    walk(get_resolver(), "")
    return found


@pytest.mark.parametrize(
    ("owner", "role", "must"),
    [
        ("ely", "handler", True),
        ("ely", "licensing", True),
        ("ely", "administrator", True),
        ("ely", "editor", False),
        ("ely", "publisher", False),
        ("ely", "finance", False),
        ("national", "editor", True),
        ("national", "approver", True),
        ("national", "live-service", True),
    ],
)
def test_who_may_open_reports_or_manage_people_and_the_nation_must_have_one(world, owner, role, must):
    assert must_have_second_factor(world.person(owner, role)) is must


def test_no_address_of_the_admin_opens_without_it(world):
    client = sign_in(world.person("ely", "handler"))
    addresses = every_address()
    assert len(addresses) > 200
    for name, address in addresses:
        if name in WITHOUT_SECOND_FACTOR:
            continue
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302, (name, address)
            assert answer.url == reverse("mfa_activate_totp"), (name, address)


def test_no_address_of_the_admin_opens_for_a_stranger(world):
    # These are for people who are not signed in yet, or answer machines.
    open_to_all = {"account_login", "account_inactive", "healthz", "readyz", "identity_begin", "identity_back"}
    open_to_all |= {"first_password", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}
    client = window()
    for name, address in every_address():
        if name in open_to_all:
            continue
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code in (301, 302, 401, 403, 404, 405), (name, address)
            if answer.status_code in (301, 302):
                assert re.match(r"/admin/(login/|$)", answer.url), (name, address, answer.url)


@pytest.mark.parametrize("header", ["Basic ZWx5LmhhbmRsZXI6dGhyZWUgd29yZHMgZnJvbSBub3doZXJl", "Bearer x", "Token x"])
def test_no_header_opens_anything(world, header):
    world.person("ely", "handler")
    assert window().get("/admin/", HTTP_AUTHORIZATION=header).status_code == 302


def test_there_is_no_other_sign_in_page_and_no_reset_by_e_mail(world):
    assert resolve("/admin/login/").view_name == "account_login"
    for path in ("/admin/password_reset/", "/accounts/login/", "/django-admin/", "/accounts/signup/"):
        assert window().get(path).status_code == 404
        assert window().post(path).status_code in (403, 404)
    assert sign_in(world.person("ely", "editor")).get("/admin/signup/").status_code == 404


def test_a_password_alone_signs_nobody_in_who_has_a_second_factor(world):
    for role in ("handler", "editor"):
        person = world.person("ely", role, app=True)
        client = window()
        answer = give_password(client, person.username)
        assert answer.url == reverse("mfa_authenticate")
        assert not is_in(client)
        give_code(client, next_code(person))
        assert is_in(client)


def test_who_need_not_have_one_signs_in_with_the_password_alone(world):
    assert is_in(sign_in(world.person("ely", "editor")))


def test_a_session_that_was_begun_without_it_ends_when_there_is_one(world):
    handler = world.person("ely", "handler", app=True)
    client = window()
    client.force_login(handler, second_factor=False)
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert "session ended" in actions()


def test_setting_one_up_opens_the_admin_gives_codes_once_and_spends_the_first_code(world):
    handler = world.person("ely", "handler")
    client = sign_in(handler)
    key = re.search(r'id="app-key">([A-Z2-7]+)<', client.get(reverse("mfa_activate_totp")).content.decode())
    code = code_at(key[1], step_now())
    before = client.session.session_key
    done = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert done.url == reverse("mfa_view_recovery_codes")
    assert client.session.session_key != before
    page = client.get(done.url).content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    assert codes[0] not in client.get(done.url).content.decode()
    assert is_in(client)
    again = window()
    give_password(again, handler.username)
    give_code(again, code)
    assert not is_in(again), "the code that set it up is spent"
    give_code(again, codes[0])
    assert is_in(again)
    assert {"second factor set up", "recovery code used"} <= set(actions())


def test_each_code_works_once_also_when_two_come_together(world):
    handler = world.person("ely", "handler", app=True)
    code = code_at(SECRET, step_now())
    first, second = window(), window("198.51.100.1")
    for client in (first, second):
        give_password(client, handler.username)
        give_code(client, code)
    assert is_in(first)
    assert not is_in(second)
    give_code(second, code_at(SECRET, step_now() - 1))
    assert not is_in(second), "nor does an older one"


def test_a_code_of_another_time_or_another_person_is_worth_nothing(world):
    handler = world.person("ely", "handler", app=True)
    client = window()
    give_password(client, handler.username)
    for wrong in (code_at(SECRET, step_now() - 5), code_at(SECRET, step_now() + 5), "000000", "", "‎", "a" * 5000):
        answer = give_code(client, wrong)
        assert answer.status_code in (200, 429)
    assert not is_in(client)
    assert "second factor failed" in actions()


def test_codes_cannot_be_guessed_for_long(world):
    handler = world.person("ely", "handler", app=True)
    client = window()
    give_password(client, handler.username)
    answers = [give_code(client, f"{number:06d}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 60
    assert give_code(client, next_code(handler)).status_code == 429
    assert not is_in(client)


def test_a_recovery_code_works_once(world):
    handler = world.person("ely", "handler")
    client = sign_in(handler)
    key = re.search(r'id="app-key">([A-Z2-7]+)<', client.get(reverse("mfa_activate_totp")).content.decode())
    client.post(reverse("mfa_activate_totp"), {"code": code_at(key[1], step_now())})
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    for expected in (True, False):
        another = window()
        give_password(another, handler.username)
        give_code(another, codes[3])
        assert is_in(another) is expected


def test_nothing_of_it_lies_open_in_the_database(world):
    handler = world.person("ely", "handler")
    client = sign_in(handler)
    key = re.search(r'id="app-key">([A-Z2-7]+)<', client.get(reverse("mfa_activate_totp")).content.decode())[1]
    session = json.dumps(dict(client.session.items()))
    assert key not in session
    client.post(reverse("mfa_activate_totp"), {"code": code_at(key, step_now())})
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    rows = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    session = json.dumps(dict(client.session.items()))
    assert len(codes) == 10
    for secret in (key, *codes):
        assert secret not in rows
        assert secret not in session


def test_what_is_sealed_for_one_person_opens_for_no_other_and_not_when_bent(world):
    sealed = seal("secret", 1)
    assert unseal(sealed, 1) == "secret"
    with pytest.raises(CannotOpen):
        unseal(sealed, 2)
    for at in range(0, len(sealed) - 2, 7):
        bent = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(CannotOpen):
            unseal(bent, 1)


def test_the_password_alone_changes_nothing_about_it_and_the_last_one_stays(world):
    handler = world.person("ely", "handler", app=True)
    client = sign_in(handler)
    session = client.session
    session["signed_in_at"] -= 3600
    session.save()
    answer = client.get(reverse("mfa_deactivate_totp"))
    assert answer.url.startswith(reverse("mfa_reauthenticate"))
    assert client.get(reverse("account_reauthenticate")).url.startswith(reverse("mfa_reauthenticate"))
    assert client.post(reverse("account_reauthenticate"), {"password": "x"}).status_code == 302
    client.post(reverse("mfa_reauthenticate"), {"code": next_code(handler)})
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "Your role needs a second factor" in page.content.decode()
    assert Authenticator.objects.filter(user=handler).exists()


def test_the_demo_prints_codes_and_nothing_else_does(world, settings, capsys):
    handler = world.person("ely", "handler", app=True)
    world.person("ely", "editor")
    client = window()
    give_password(client, handler.username)
    call_command("demo_code", handler.username)
    give_code(client, capsys.readouterr().out.strip())
    assert is_in(client)
    with pytest.raises(CommandError, match="no authenticator app"):
        call_command("demo_code", "ely.editor")
    settings.SOH_DEMO = False
    with pytest.raises(CommandError, match="demonstration only"):
        call_command("demo_code", handler.username)


def test_everybody_who_must_can(world):
    """A superuser too, who is in no group."""
    root = User.objects.create_superuser("root", "root@example.com", "three words from nowhere")
    assert sign_in(root).get("/admin/").url == reverse("mfa_activate_totp")
