"""One network that does too much waits; nobody loses an answer, and nobody else waits with it."""

from __future__ import annotations

import re

import pytest
from django.db import ProgrammingError, connection, transaction

from contact_forms.jobs.sweep import purge_buckets
from contact_forms.models import Draft
from contact_forms.rates import BEGIN, TooOften, take
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, Person, text_of
from tests.integration.journey.test_at_once import at_once

HOUR = 3_600


@pytest.fixture(autouse=True)
def few(settings):
    settings.SOH_RATES = {"begin": (2, HOUR), "submit": (1, HOUR)}


def somebody(force, network="192.0.2.1", language="en") -> Person:
    """A person of this network."""
    person = Person("north.localhost", language)
    person.client.defaults["REMOTE_ADDR"] = network
    return person


def begin(person):
    return person.post("danger/", danger="no")


@pytest.mark.django_db
def test_the_step_comes_back_with_the_answer_in_it_and_says_what_to_do(force):
    for _ in range(2):
        assert begin(somebody(force)).status_code == 303
    answer = begin(somebody(force))
    words = text_of(answer)
    assert answer.status_code == 429
    assert HOUR - 60 < int(answer["Retry-After"]) <= HOUR
    assert answer["Cache-Control"] == "no-store"
    assert "this was not sent" in words
    assert "press the button again" in words
    assert "call 999" in words
    assert "call 101" in words
    assert re.search(r'value="no" checked', answer.content.decode())
    with everywhere():
        assert Draft.objects.count() == 2


@pytest.mark.django_db
def test_it_says_so_in_welsh(force):
    for _ in range(2):
        begin(somebody(force))
    answer = begin(somebody(force, language="cy"))
    assert answer.status_code == 429
    assert "ni anfonwyd hon" in text_of(answer)
    assert "999" in text_of(answer)


@pytest.mark.django_db
def test_who_has_begun_goes_on_however_many_begin(force):
    early = somebody(force)
    begin(early)
    begin(somebody(force))
    assert begin(somebody(force)).status_code == 429
    for step, answers in (("place/", {"place": "High Street"}), ("car/", {"car": "no"}), ("story/", {"story": "x"})):
        assert early.post(step, **answers).status_code == 303
    assert early.send()["Location"] == f"{PATH}confirmation/"


@pytest.mark.django_db
def test_emergency_advice_and_reading_are_never_counted(force):
    for _ in range(3):
        begin(somebody(force))
    late = somebody(force)
    for _ in range(20):
        assert late.get("danger/").status_code == 200
    assert begin(late).status_code == 429


@pytest.mark.django_db
def test_another_network_does_not_wait(force):
    for _ in range(3):
        begin(somebody(force))
    assert begin(somebody(force, "192.0.2.2")).status_code == 303
    assert begin(somebody(force, "2001:db8::1")).status_code == 303
    assert begin(somebody(force, "2001:db8::ffff")).status_code == 303
    assert begin(somebody(force, "2001:db8::2")).status_code == 429, "the same /64"
    assert begin(somebody(force, "2001:db8:0:1::2")).status_code == 303


@pytest.mark.django_db
def test_sending_too_often_keeps_the_answers_and_says_so(force):
    first, second = somebody(force), somebody(force)
    first.walk()
    second.walk()
    first.send()
    answer = second.send()
    assert answer.status_code == 429
    assert "Retry-After" in answer
    assert "They shouted." in text_of(answer)
    assert "this was not sent" in text_of(answer)
    assert "call 999" in text_of(answer)
    second.client.defaults["REMOTE_ADDR"] = "192.0.2.9"
    assert second.send()["Location"] == f"{PATH}confirmation/"


@pytest.mark.django_db
def test_sending_the_same_again_is_not_counted(force):
    person = somebody(force)
    person.walk()
    for _ in range(3):
        assert person.send()["Location"] == f"{PATH}confirmation/"


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_than_there_is(rf, settings):
    settings.SOH_RATES = {"begin": (5, HOUR)}

    def ask():
        try:
            take(rf.get("/"), BEGIN)
        except TooOften:
            return 0
        return 1

    assert sum(at_once(*[ask] * 12)) == 5


@pytest.mark.django_db
def test_a_bucket_fills_up_with_time(rf, settings):
    settings.SOH_RATES = {"begin": (1, 0.2)}
    take(rf.get("/"), BEGIN)
    with pytest.raises(TooOften):
        take(rf.get("/"), BEGIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.25)")
    take(rf.get("/"), BEGIN)


@pytest.mark.django_db
def test_full_buckets_are_forgotten_and_others_are_not(rf, settings):
    settings.SOH_RATES = {"begin": (1, 0.1)}
    take(rf.get("/"), BEGIN)
    settings.SOH_RATES = {"begin": (1, HOUR)}
    take(rf.get("/", REMOTE_ADDR="192.0.2.7"), BEGIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.15)")
    purge_buckets()
    take(rf.get("/"), BEGIN)
    with pytest.raises(TooOften):
        take(rf.get("/", REMOTE_ADDR="192.0.2.7"), BEGIN)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["SELECT * FROM", "DELETE FROM", "TRUNCATE"])
def test_the_application_reaches_buckets_through_their_functions_alone(statement):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{statement} contact_forms_bucket")


@pytest.mark.django_db
def test_a_thing_without_a_rate_has_no_limit(force, settings):
    settings.SOH_RATES = {}
    for _ in range(4):
        assert begin(somebody(force)).status_code == 303
    with within_sites(force.site_id):
        assert Draft.objects.count() == 4
