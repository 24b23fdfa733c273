"""The database is away: a page that says what to do and whether anything was sent. No trace, ever."""

import socket

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, ProgrammingError, connection

from contact_forms.models import Draft
from contact_forms.views.failures import is_away
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, text_of


@pytest.fixture
def database_down(person):
    """Points this process's connection at a port where nobody listens. Call it when the person has got that far."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    before = dict(connection.settings_dict)

    def go_down():
        connection.close()
        connection.settings_dict.update(HOST="127.0.0.1", PORT=str(port))

    yield go_down
    connection.close()
    connection.settings_dict.update(before)


@pytest.mark.django_db(transaction=True)
def test_a_page_that_needs_the_database_says_try_again(person, database_down):
    person.walk()
    database_down()
    answer = person.get("place/")
    words = text_of(answer)
    assert answer.status_code == 503
    assert "unavailable" in words
    assert "Nothing was sent to the police" in words
    assert "North Police" in words
    assert "999" in words
    assert f'href="{PATH}place/"' in answer.content.decode()


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_an_answer_of_the_database_that_broke_off_is_no_mistake_of_ours(error):
    assert is_away(error("server closed the connection"))
    assert not any(is_away(other("x")) for other in (IntegrityError, ProgrammingError, ValueError))


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_could_not_be_kept_says_so_in_welsh(person, database_down):
    person.walk()
    person.language = "cy"
    database_down()
    answer = person.post("place/", place="x")
    assert answer.status_code == 503
    assert "nid yw'r gwasanaeth hwn ar gael" in text_of(answer)


@pytest.mark.django_db(transaction=True)
def test_sending_into_a_database_that_is_away_says_that_it_is_safe_to_press_again(person, database_down):
    person.walk()
    database_down()
    answer = person.send()
    words = text_of(answer)
    assert answer.status_code == 503
    assert "We cannot tell if your report was sent" in words
    assert "It will not be sent twice" in words
    assert "Nothing was sent" not in words


@pytest.mark.django_db(transaction=True)
def test_leaving_works_while_the_database_is_away(person, database_down):
    person.walk()
    database_down()
    answer = person.get("/leave/", **{"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
    assert answer["Clear-Site-Data"]


@pytest.mark.django_db(transaction=True)
def test_the_first_step_is_there_while_the_database_is_away(person, database_down):
    person.get("danger/")
    database_down()
    assert person.get("danger/").status_code == 200


@pytest.mark.django_db
def test_a_draft_that_was_tampered_with_shows_a_plain_page_without_a_trace(person):
    person.walk()
    with everywhere():
        Draft.objects.update(sealed=b"x" * 200)
    for answer in (person.get("check-your-answers/"), person.post("place/", place="x"), person.send()):
        words = text_of(answer)
        assert answer.status_code == 500
        assert "problem with this service" in words
        assert "999" in words
        assert "Traceback" not in words
        assert "sealed" not in words


@pytest.mark.django_db
def test_an_unknown_page_is_not_found_in_the_force_s_own_look(person):
    answer = person.get("/no/such/page/")
    words = text_of(answer)
    assert answer.status_code == 404
    assert "Page not found" in words
    assert "North Police" in words
    assert "Nothing was sent" not in words
