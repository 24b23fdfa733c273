"""Tracking a report: the code, what it opens, adding to it, and a copy of one's own."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from contact_forms.actions import write_message
from contact_forms.engine import new_reference
from contact_forms.models import Draft, FormVersion, Job, Lane, Message, Receipt, Route, StatusUpdate, Submission
from contact_forms.sealing import CannotOpen, open_submission, opening_keys
from contact_forms.walls import within_sites
from tests.integration.everywhere import everywhere
from tests.integration.journey.conftest import make_force, make_version, offer
from tests.integration.journey.form import FORM
from tests.integration.journey.person import Person, text_of

pytestmark = pytest.mark.django_db

STORY = "They shouted."


def code_of(person: Person) -> str:
    return re.search(r"([0-9A-Z]{4}-){2}[0-9A-Z]{4}(?=\s)", text_of(person.get("confirmation/")))[0]


@pytest.fixture
def sent(person):
    """A person who has sent their report and opened its track page."""
    person.walk(story=STORY)
    person.send()
    person.code = code_of(person)
    return person


@pytest.fixture
def tracking(sent):
    answer = sent.post("/track/", reference=sent.reference().lower(), code=sent.code.replace("-", " "))
    assert answer["Location"] == "/track/report/"
    return sent


def the_submission(force) -> Submission:
    with within_sites(force.site_id):
        return Submission.objects.get(about=None)


def test_the_confirmation_shows_the_same_code_each_time(sent):
    assert code_of(sent) == sent.code


def test_the_code_is_nowhere_in_the_database(sent):
    assert sent.code == code_of(sent)
    with everywhere():
        written = " ".join(
            str({name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()})
            for model in apps.get_app_config("contact_forms").get_models()
            if model is not Lane
            for row in model.objects.values()
        )
    assert sent.reference() in written
    assert sent.code not in written
    assert sent.code.replace("-", "") not in written


def test_the_page_says_how_far_it_has_come_and_nothing_of_the_content(tracking, force):
    words = text_of(tracking.get("/track/report/"))
    assert "on its way to North Police" in words
    assert STORY not in words
    assert "High Street" not in words
    row = the_submission(force)
    with within_sites(force.site_id):
        job = Job.objects.get(submission=row, kind="deliver")
        Receipt.objects.create(
            submission=row,
            site_id=force.site_id,
            job=job,
            adapter="niche_rms",
            reference="43260000017",
            received_at=timezone.now(),
        )
    words = text_of(tracking.get("/track/report/"))
    assert "Your report has reached North Police." in words
    assert "43260000017" in words


@pytest.mark.parametrize("wrong", ["reference", "code", "both"])
def test_a_wrong_pair_opens_nothing_and_says_the_same(sent, wrong):
    right = {"reference": sent.reference(), "code": sent.code}
    other = {"reference": new_reference("ASB"), "code": "3333-3333-3333"}
    typed = {name: other[name] if wrong in (name, "both") else right[name] for name in right}
    answer = sent.post("/track/", **typed)
    assert answer.status_code == 422
    assert "soh-track" not in sent.client.cookies


def test_the_code_of_one_report_opens_no_other(sent, force):
    other = Person("north.localhost")
    other.walk()
    other.send()
    assert sent.post("/track/", reference=other.reference(), code=sent.code).status_code == 422


def test_a_report_is_found_on_its_own_forces_site_alone(sent, version):
    offer(make_force("south"), version)
    elsewhere = Person("south.localhost")
    elsewhere.get("danger/")
    assert elsewhere.post("/track/", reference=sent.reference(), code=sent.code).status_code == 422


def test_without_the_code_the_pages_ask_for_it(person):
    for path in ("/track/report/", "/track/report/add/", "/track/report/answer/1/"):
        assert person.get(path)["Location"] == "/track/"


def test_what_is_typed_wrongly_is_shown_again(person):
    answer = person.post("/track/", reference="nonsense <b>", code="")
    words = text_of(answer)
    assert "Enter your reference number" in words
    assert "Enter the code" in words
    assert "nonsense &lt;b&gt;" in answer.content.decode()


def test_finishing_forgets_the_code_on_this_device(tracking):
    assert tracking.post("/track/report/")["Location"] == "/track/"
    assert tracking.get("/track/report/")["Location"] == "/track/"


def test_what_is_added_is_a_submission_of_its_own_sent_once(tracking, force, submissions):
    page = tracking.get("/track/report/add/").content.decode()
    action = re.search(r'action="(/track/report/add/\?token=[^"]+)"', page)[1]
    for _ in range(2):
        assert tracking.post(action, addition="One more thing")["Location"] == "/track/report/?sent=yes"
    row = the_submission(force)
    (addition,) = [(each, said) for each, said in submissions() if each.about_id == row.pk]
    assert addition[1] == {"addition": "One more thing"}
    with within_sites(force.site_id):
        assert Job.objects.filter(submission=addition[0], kind="deliver").exists()
    words = text_of(tracking.get("/track/report/?sent=yes"))
    assert "We have what you added" in words
    assert "One more thing" not in words


def test_what_is_added_is_made_safe_as_any_answer(tracking, submissions):
    tracking.post("/track/report/add/", addition="It was \u202eder\u202c, a\x00 car")
    assert {"addition": "It was der, a car"} in [said for _, said in submissions()]


def test_a_guess_in_a_cookie_is_counted_too(person, settings):
    settings.SOH_RATES = {**settings.SOH_RATES, "track": (2, 60)}
    person.client.cookies["soh-track"] = f"{new_reference('ASB')}.3333-3333-3333"
    assert [person.get("/track/report/").status_code for _ in range(3)] == [303, 303, 429]


def test_a_late_word_opens_no_closed_report_again(tracking, force):
    row, now = the_submission(force), timezone.now()
    with within_sites(force.site_id):
        route = Route.objects.get()
        for number, (state, at) in enumerate((("closed", now), ("allocated", now + timedelta(minutes=1)))):
            StatusUpdate.objects.create(
                submission=row, site_id=force.site_id, route=route, message_id=str(number), state=state, at=at
            )
    assert "Your report has been closed." in text_of(tracking.get("/track/report/"))


def test_a_delivery_that_came_back_is_no_arrival(tracking, force):
    row = the_submission(force)
    with within_sites(force.site_id):
        job = Job.objects.get(submission=row, kind="deliver")
        facts = {"adapter": "email_report", "reference": "<1@x>", "received_at": timezone.now()}
        Receipt.objects.create(submission=row, site_id=force.site_id, job=job, **facts)
        Job.objects.filter(pk=job.pk).update(state=Job.ATTENTION)
    words = text_of(tracking.get("/track/report/"))
    assert "It has not reached North Police yet, and people are seeing to it." in words


@pytest.mark.parametrize("nothing", ["  ", "\u200b\u200b"])
def test_an_empty_addition_is_asked_for_again(tracking, nothing):
    answer = tracking.post("/track/report/add/", addition=nothing)
    assert answer.status_code == 422
    assert "Enter what you want to tell us" in text_of(answer)


def test_a_handlers_question_is_read_and_answered_by_the_person_alone(tracking, force, submissions):
    row = the_submission(force)
    message = write_message(row.pk, force.site_id, Message.QUESTION, "Which day was it?", actor="handler", actor_id=1)
    assert b"Which day" not in bytes(message.sealed)
    page = tracking.get("/track/report/")
    assert "Which day was it?" in text_of(page)
    path = f"/track/report/answer/{message.pk}/"
    assert path in page.content.decode()
    assert "Which day was it?" in text_of(tracking.get(path))
    tracking.post(path, addition="Monday")
    assert "You answered on" in text_of(tracking.get("/track/report/"))
    assert tracking.get(path).status_code == 404
    assert {"addition": "Monday"} in [said for _, said in submissions()]


def test_a_message_of_another_report_is_no_page(tracking, force):
    other = Person("north.localhost")
    other.walk()
    other.send()
    with within_sites(force.site_id):
        theirs = Submission.objects.exclude(reference=tracking.reference()).get()
    message = write_message(theirs.pk, force.site_id, Message.QUESTION, "Who?", actor="handler", actor_id=1)
    assert tracking.get(f"/track/report/answer/{message.pk}/").status_code == 404


def test_guesses_from_one_network_run_out(sent, settings):
    settings.SOH_RATES = {**settings.SOH_RATES, "track": (2, 60)}
    for _ in range(2):
        sent.post("/track/", reference=sent.reference(), code="3333-3333-3333")
    assert sent.post("/track/", reference=sent.reference(), code=sent.code).status_code == 429


# --- the person's copy -----------------------------------------------------------------------------------------------


def test_the_copy_is_a_tagged_pdf_of_the_answers(sent):
    assert "form/copy/" in sent.get("confirmation/").content.decode()
    copy = sent.get("copy/")
    assert copy["Content-Type"] == "application/pdf"
    assert copy.content.startswith(b"%PDF-")
    assert b"/MarkInfo" in copy.content
    assert copy["Content-Disposition"] == f'attachment; filename="{sent.reference()}.pdf"'
    assert copy["Cache-Control"] == "no-store"


def test_the_kept_copy_opens_with_the_persons_own_key_alone(sent, force):
    with everywhere():
        draft = Draft.objects.get()
        key = Submission.objects.select_related("key__force_key").get().key
    draft.id, draft.site_id = key.submission_id, force.site_id
    with pytest.raises(CannotOpen):
        open_submission(draft, key, key.force_key, opening_keys())
    assert sent.get("copy/").status_code == 200


def test_nobody_else_has_the_copy(sent):
    assert Person("north.localhost").get("copy/").status_code in (303, 404)


@pytest.fixture
def careful(force, db):
    """A person with a form in safety mode."""
    offer(force, make_version({**FORM, "safety_mode": True}, "b" * 64))
    return Person("north.localhost")


def test_in_safety_mode_no_copy_is_kept_unless_asked_for(careful):
    careful.walk()
    assert "I want to download a copy" in text_of(careful.get("check-your-answers/"))
    careful.send()
    with everywhere():
        assert bytes(Draft.objects.get().sealed) == b""
    assert "form/copy/" not in careful.get("confirmation/").content.decode()
    assert careful.get("copy/").status_code == 404


def test_in_safety_mode_a_copy_that_was_asked_for_has_a_neutral_name(careful):
    careful.walk()
    careful.post("check-your-answers/", keep_copy="yes")
    assert careful.get("copy/")["Content-Disposition"] == 'attachment; filename="document.pdf"'


def test_in_safety_mode_the_track_page_names_no_service(careful):
    careful.walk()
    careful.send()
    careful.post("/track/", reference=careful.reference(), code=code_of(careful))
    words = text_of(careful.get("/track/report/"))
    assert FormVersion.objects.get(content_hash="b" * 64).title not in words
    assert "Exit this page" in words
