"""Guessing is slow, tells nothing, and locks nobody else out."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import RequestFactory

from forcesites.people import throttle
from forcesites.people.models import Tally
from forcesites.people.throttle import BROWSER, PAIR, Limit, TooManyGuesses, count_guess, network_of
from tests.integration.people.world import PASSWORD, actions, give_password, is_in, sign_in, window

WRONG = "not the right password"


MANY = 12


@pytest.fixture
def few(monkeypatch):
    """The wide limits, at a tenth: what they do is the same, and the pages are asked less often."""
    for name in ("NETWORK", "ACCOUNT"):
        limit = getattr(throttle, name)
        monkeypatch.setattr(throttle, name, Limit(limit.name, MANY, limit.seconds))


def guess_from(address: str, name: str = "ely.editor", times: int = 1) -> list[int]:
    return [give_password(window(address), name, WRONG).status_code for _ in range(times)]


def test_a_stranger_locks_out_only_themselves(world):
    editor = world.person("ely", "editor")
    assert guess_from("198.51.100.1", times=PAIR.most + 1) == [200] * PAIR.most + [429]
    refused = give_password(window("198.51.100.1"), editor.username)
    assert refused.status_code == 429, "the right password does not help there any more"
    assert 0 < int(refused.headers["Retry-After"]) <= PAIR.seconds
    assert "no-store" in refused.headers["Cache-Control"]
    assert is_in(sign_in(editor, window("192.0.2.7")))
    assert actions().count("sign-in locked") == 1


def test_who_was_right_has_guessed_nothing(world):
    editor = world.person("ely", "editor")
    for _ in range(PAIR.most + 2):
        assert is_in(sign_in(editor))
    assert set(Tally.objects.values_list("count", flat=True)) <= {0}


def test_another_account_of_ones_own_clears_nothing(world):
    world.person("ely", "editor")
    mine = world.person("ely", "publisher")
    guess_from("198.51.100.1", times=PAIR.most)
    assert give_password(window("198.51.100.1"), mine.username).status_code == 302
    assert guess_from("198.51.100.1") == [429]


def test_one_network_guesses_at_few_accounts_and_its_own_people_still_come_in(world, few):
    editor = world.person("ely", "editor")
    desk = sign_in(editor, window("198.51.100.1"))
    desk.post("/admin/logout/")
    answers = [give_password(window("198.51.100.1"), f"name.{n}", WRONG).status_code for n in range(MANY + 5)]
    assert answers == [200] * MANY + [429] * 5
    assert give_password(window("198.51.100.1"), editor.username).status_code == 429
    assert is_in(sign_in(editor, desk)), "who signed in from this browser before is not locked out by others"


def test_many_networks_cannot_lock_out_the_person_of_the_account(world, few):
    editor = world.person("ely", "editor")
    desk = sign_in(editor)
    desk.post("/admin/logout/")
    answers = [guess_from(f"198.51.100.{n}")[0] for n in range(MANY + 3)]
    assert answers == [200] * MANY + [429] * 3
    assert give_password(window("203.0.113.1"), editor.username).status_code == 429
    assert is_in(sign_in(editor, desk))
    assert is_in(sign_in(world.person("ely", "publisher"))), "nor anybody else of the force"


def test_what_is_refused_does_not_count_against_the_account(world, few):
    editor = world.person("ely", "editor")
    guess_from("198.51.100.1", times=MANY + 8)
    assert is_in(sign_in(editor, window("203.0.113.1")))


def test_a_known_browser_is_no_licence_to_guess(world):
    editor = world.person("ely", "editor")
    desk = sign_in(editor)
    desk.post("/admin/logout/")
    answers = [give_password(desk, editor.username, WRONG).status_code for _ in range(BROWSER.most + 1)]
    assert answers == [200] * BROWSER.most + [429]


def test_a_made_up_browser_is_not_known(world):
    editor = world.person("ely", "editor")
    real = sign_in(editor).cookies["soh-browser"].value
    forged = [real[:-2] + "xx", "x", f"{real}x", ""]
    for value in forged:
        client = window("198.51.100.1")
        client.cookies["soh-browser"] = value
        give_password(client, editor.username, WRONG)
    assert guess_from("198.51.100.1", times=2) == [200, 429]


def test_no_text_tells_whether_there_is_such_an_account(world):
    editor = world.person("ely", "editor")
    disabled = world.person("ely", "publisher")
    disabled.is_active = False
    disabled.save()
    pages = []
    for name, password in ((editor.username, WRONG), ("ely.nobody", WRONG), (disabled.username, PASSWORD)):
        for address in ("198.51.100.1", "198.51.100.2", *["198.51.100.1"] * PAIR.most):
            answer = give_password(window(address), name, password)
            text = re.sub(r"[A-Za-z0-9]{64}", "TOKEN", answer.content.decode()).replace(name, "NAME")
            pages.append((answer.status_code, text))
    third = len(pages) // 3
    assert [status for status, _ in pages[:third]] == [200] * (third - 1) + [429]
    assert pages[:third] == pages[third : 2 * third] == pages[2 * third :]


def test_no_timing_tells_whether_there_is_such_an_account(world, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    editor = world.person("ely", "editor")

    def work(name: str, address: str) -> float:
        """Processor time of this thread."""
        before = time.thread_time()
        assert give_password(window(address), name, WRONG).status_code == 200
        return time.thread_time() - before

    # Side by side, and the least of each: a machine that is slow for a while lengthens some, and shortens none.
    pairs = [(work(editor.username, f"198.51.100.{n}"), work("ely.nobody", f"203.0.113.{n}")) for n in range(5)]
    there, not_there = (min(taken) for taken in zip(*pairs, strict=True))
    assert 0.75 < there / not_there < 1.33


@pytest.mark.django_db
def test_a_thousand_names_from_one_network_are_a_hundred_guesses():
    request = RequestFactory().post("/", REMOTE_ADDR="198.51.100.1")
    admitted = 0
    for number in range(1000):
        try:
            count_guess(request, f"name.{number}", "password")
            admitted += 1
        except TooManyGuesses as refusal:
            assert refusal.limit == throttle.NETWORK
    assert admitted == throttle.NETWORK.most == 100


def test_names_are_counted_as_they_are_meant(world):
    world.person("ely", "editor")
    for name in ("ely.editor", "ELY.editor", " ely.editor ", "Ely.Editor", "ely.editoR"):
        give_password(window("198.51.100.1"), name, WRONG)
    assert guess_from("198.51.100.1") == [429]


def test_a_whole_network_is_one_guesser():
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::9") != network_of("2001:db8:1:3::9")
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("192.0.2.2")


def test_what_is_counted_names_nobody(world):
    guess_from("198.51.100.77", "ely.editor")
    [*keys] = Tally.objects.values_list("key", flat=True)
    assert keys
    assert not any("ely" in key or "198" in key[:3] for key in keys)


def test_spans_end_and_are_swept(world):
    editor = world.person("ely", "editor")
    guess_from("198.51.100.1", times=PAIR.most + 1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_tally SET ends_at = ends_at - make_interval(days => 2)")
    assert is_in(sign_in(editor, window("198.51.100.1")))
    assert Tally.objects.count() <= 4


@pytest.mark.django_db(transaction=True)
def test_many_guesses_at_once_gain_nothing():
    def guess(_: int) -> bool:
        try:
            count_guess(RequestFactory().post("/", REMOTE_ADDR="198.51.100.1"), "ely.editor", "password")
        except TooManyGuesses:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(40))) == PAIR.most
