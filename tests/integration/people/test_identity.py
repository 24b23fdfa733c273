"""A force's own sign-in service lets in the people whom an administrator has named there, and nobody else."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.test import Client
from django.urls import reverse

from cms.supervisor.ports import free_ports
from forcesites.people import managing
from forcesites.people.models import Identity, User
from tests.integration.people.sign_in_service import CLIENT_ID, SECRET
from tests.integration.people.world import actions, give_code, is_in, next_code, window

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a running service."""
    [port] = free_ports(1)
    command = [sys.executable, "-m", "tests.integration.people.sign_in_service", str(port)]
    process = subprocess.Popen(command, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 30
    while True:
        try:
            httpx.get(f"{address}/keys")
            break
        except httpx.TransportError:
            assert time.monotonic() < until
            time.sleep(0.05)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def faults(issuer):
    """`faults(signed="none")`: what the service does wrong from now on."""

    def faults(**chosen: object) -> None:
        httpx.post(f"{issuer}/faults", json=chosen)

    faults()
    return faults


@pytest.fixture
def editor(world, issuer, settings, tmp_path) -> User:
    """An editor of Ely, known at Ely's service as 1234; Wells has a service of its own at the same address."""
    (tmp_path / "identity").write_text(SECRET)
    settings.SOH_SECRETS_DIR = tmp_path
    shared = {"issuer": issuer, "client_id": CLIENT_ID, "secret_name": "identity"}
    settings.SOH_IDENTITY_PROVIDERS = [
        {"force": "ely", "name": "Ely sign-in", **shared},
        {"force": "wells", "name": "Wells sign-in", **shared},
    ]
    editor = world.person("ely", "editor")
    managing.name_identity(editor, issuer, "1234", None, None)
    return editor


def goes_there_and_back(client: Client, force: str = "ely", path: str = ""):
    begun = client.get(reverse("identity_begin", args=[force]), {"next": path} if path else {})
    if begun.status_code != 302:
        return begun
    return client.get(way_back(begun.url))


def way_back(address: str) -> str:
    """Where the service sends the browser, as a path on our host."""
    parts = urlsplit(httpx.get(address).headers["Location"])
    return f"{parts.path}?{parts.query}"


def test_who_is_named_there_comes_in(editor, faults):
    client = window()
    answer = goes_there_and_back(client, path="/admin/account/")
    assert (answer.status_code, answer.url) == (302, "/admin/account/")
    assert is_in(client)
    assert "signed in" in actions()
    assert "Ely sign-in" in window().get(reverse("account_login")).content.decode()


def test_the_second_factor_is_asked_for_here_all_the_same(world, editor, issuer, faults):
    handler = world.person("ely", "handler", app=True)
    Identity.objects.update(person=handler)
    client = window()
    assert goes_there_and_back(client).url == reverse("mfa_authenticate")
    assert not is_in(client)
    give_code(client, next_code(handler))
    assert is_in(client)


def test_nobody_gets_an_account_by_it(editor, faults):
    faults(claims={"sub": "5678", "email": editor.email, "email_verified": True, "preferred_username": "ely.editor"})
    before = User.objects.count()
    client = window()
    assert goes_there_and_back(client).status_code == 403
    assert not is_in(client)
    assert User.objects.count() == before


def test_a_forces_service_speaks_for_nobody_of_another_force(world, editor, issuer, faults):
    assert goes_there_and_back(window(), "wells").status_code == 403
    national = world.person("national", "live-service")
    Identity.objects.update(person=national)
    for force in ("ely", "wells"):
        assert goes_there_and_back(window(), force).status_code == 403


WRONG = {
    "no signature": {"signed": "none"},
    "a shared secret for a key": {"signed": "HS256 with the public key"},
    "our own secret for a key": {"signed": "HS256 with our secret"},
    "another key": {"signed": "another key"},
    "a key it has not": {"kid": "two"},
    "for somebody else": {"claims": {"aud": "another"}},
    "for us among others": {"claims": {"aud": [CLIENT_ID, "another"]}},
    "on behalf of somebody else": {"claims": {"azp": "another"}},
    "another issuer": {"claims": {"iss": "http://127.0.0.1:1"}},
    "another nonce": {"claims": {"nonce": "another"}},
    "no nonce": {"claims": {"nonce": None}},
    "expired": {"claims": {"exp": 1_700_000_000}},
    "without an end": {"claims": {"exp": None}},
    "from the future": {"claims": {"iat": 4_000_000_000}},
    "nobody": {"claims": {"sub": ""}},
    "no name at all": {"claims": {"sub": None}},
    "a number for a name": {"claims": {"sub": 1234}},
    "another state": {"state": "another"},
    "another name of the service": {"issuer_in_discovery": "http://127.0.0.1:1"},
    "an address without https": {"discovery": {"token_endpoint": "http://192.0.2.1/token"}},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_believed_lets_nobody_in(editor, faults, wrong):
    faults(**WRONG[wrong])
    client = window()
    answer = goes_there_and_back(client)
    assert answer.status_code == 403
    assert not is_in(client)
    # What did not come back from the service leaves no entry: anybody could write thousands.
    never_asked = wrong in ("another state", "another name of the service", "an address without https")
    assert ("sign-in failed" in actions()) is not never_asked


def test_a_way_back_is_walked_once_by_the_browser_that_began(editor, faults):
    client = window()
    begun = client.get(reverse("identity_begin", args=["ely"]))
    back = way_back(begun.url)
    stranger = window("198.51.100.1")
    assert stranger.get(back).status_code == 403
    assert not is_in(stranger)
    assert client.get(back.replace("/ely/", "/wells/")).status_code == 403
    assert client.get(back).status_code == 403, "it was begun anew by then"
    again = window()
    assert goes_there_and_back(again).status_code == 302
    assert again.get(back).status_code in (302, 403)


def test_a_disabled_person_is_not_let_in(editor, faults):
    managing.disable(editor, None, None)
    assert goes_there_and_back(window()).status_code == 403


def test_it_leads_to_pages_of_ours_alone(editor, faults):
    for path in ("https://example.com/", "//example.com/", "javascript:alert(1)", "/\\example.com"):
        assert goes_there_and_back(window(), path=path).url == reverse("wagtailadmin_home")


def test_a_force_without_one_has_no_such_address(editor):
    assert window().get(reverse("identity_begin", args=["metropolitan"])).status_code == 404


def test_an_administrator_names_the_subject_and_nobody_has_two(world, editor, issuer):
    administrator = world.person("ely", "administrator")
    publisher = world.person("ely", "publisher")
    client = window()
    client.force_login(administrator)
    address = reverse("people_person", args=[publisher.pk])
    fields = {"email": publisher.email, "roles": [group.pk for group in publisher.groups.all()]}
    assert "Somebody else has this subject." in client.post(address, fields | {"subject": "1234"}).content.decode()
    assert client.post(address, fields | {"subject": "5678"}).status_code == 302
    assert Identity.objects.get(person=publisher).subject == "5678"
    assert client.post(address, fields | {"subject": ""}).status_code == 302
    assert not Identity.objects.filter(person=publisher).exists()
    assert actions().count("identity changed") == 3
