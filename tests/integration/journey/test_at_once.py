"""Two things at the same moment: two tabs, a double click."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from contact_forms.models import Draft, Submission
from contact_forms.views.drafts import find_draft, keep_answers
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.conftest import SERVICE
from tests.integration.journey.person import PATH, text_of

SEND = "check-your-answers/"

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*requests):
    """Runs each in a thread of its own, all let go together; returns what they answered."""
    together = threading.Barrier(len(requests))

    def run(request):
        try:
            together.wait()
            return request()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as threads:
        return [future.result() for future in [threads.submit(run, request) for request in requests]]


def wait_for_a_lock():
    """Until some connection waits for a row that another holds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    pytest.fail("nobody waited for the draft")


def test_a_tab_that_answers_while_another_writes_keeps_what_the_other_wrote(person, force):
    person.walk()
    secret = person.client.cookies["soh-journey"].value
    with ThreadPoolExecutor(1) as other_tab:
        with transaction.atomic():
            draft = find_draft(secret, SERVICE, force.site_id, lock=True)
            answer = other_tab.submit(at_once, lambda: person.post("place/?change=1", place="From the other tab"))
            wait_for_a_lock()
            keep_answers(draft, {**draft.answers, "story": "From this tab"}, "en", draft.row.form_version_id)
        assert answer.result()[0].status_code == 303
    page = text_of(person.get("check-your-answers/"))
    assert "From this tab" in page
    assert "From the other tab" in page


def test_a_double_click_sends_once_and_both_see_the_same_reference(person, force):
    person.walk()
    answers = at_once(*[person.send] * 4)
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, f"{PATH}confirmation/")] * 4
    with within_sites(force.site_id):
        [submission] = Submission.objects.all()
    assert person.reference() == submission.reference


def test_fifty_at_once_send_once_and_all_are_led_to_the_same_reference(person, force):
    """Ten at a time, since each holds a connection of the database; every one of the fifty is the same button."""
    person.walk()
    seen = person.seen()
    answers = [answer for _ in range(5) for answer in at_once(*[lambda: person.post(SEND, seen=seen)] * 10)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, f"{PATH}confirmation/")}
    assert len(answers) == 50
    with within_sites(force.site_id):
        [submission] = Submission.objects.all()
        assert submission.jobs.count() == 1
    assert person.reference() == submission.reference


def test_what_was_changed_in_another_tab_is_looked_at_before_it_is_sent(person, force):
    person.walk()
    seen = person.seen()
    person.post("story/?change=1", story="My name is Sam.")
    refused = person.post("check-your-answers/", seen=seen)
    assert refused.status_code == 422
    page = text_of(refused)
    assert "You changed your answers in another tab or window." in page
    assert "My name is Sam." in page
    with within_sites(force.site_id):
        assert not Submission.objects.exists()
    assert person.post("check-your-answers/", seen=person.seen())["Location"] == f"{PATH}confirmation/"


def test_an_answer_given_again_as_it_was_holds_nobody_up(person):
    person.walk()
    seen = person.seen()
    person.post("place/?change=1", place="High Street")
    assert person.post("check-your-answers/", seen=seen)["Location"] == f"{PATH}confirmation/"


def test_an_answer_that_arrives_while_the_journey_is_sent_is_not_lost_in_silence(person, force):
    """Either it came first and was sent, or the person is led to the confirmation or to look again."""
    person.walk()
    changed, sent = at_once(lambda: person.post("story/?change=1", story="Changed late"), person.send)
    assert changed["Location"] in (f"{PATH}confirmation/", f"{PATH}check-your-answers/")
    assert sent["Location"] in (f"{PATH}confirmation/", f"{PATH}check-your-answers/")
    with within_sites(force.site_id):
        was_sent = Submission.objects.exists()
    assert was_sent == (sent["Location"] == f"{PATH}confirmation/")
    with everywhere():
        assert Draft.objects.count() == 1
