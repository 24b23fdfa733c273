"""Forms over the API: the force's own, checked by the engine, submitted once."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import Adoption, Release
from contact_forms.models import AuditEntry, FormVersion, Job, Submission
from contact_forms.sealing import Answers
from contact_forms.walls import within_sites
from tests.integration.cms.library import FORM, ForceSite, Library, publish

FORM_PATH = "/api/v1/services/lost-dog/form/"
SUBMIT = "/api/v1/services/lost-dog/submissions/"
CHECK = f"{SUBMIT}validate/"
GOOD: Answers = {"danger": "no", "account": "The dog ran off."}


class Program:
    """Another front end of one force."""

    def __init__(self, visitor: Client, host: str = "ely.localhost") -> None:
        self.client = visitor
        self.host = host

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers={"host": self.host, **headers})

    def post(self, path: str, body: Any, *, content_type: str = "application/json", **headers: str) -> Any:
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic("POST", path, data, content_type, headers={"host": self.host, **headers})

    def check(self, answers: Answers, query: str = "", **headers: str) -> Any:
        return self.post(CHECK + query, {"answers": answers}, **headers)

    def submit(self, answers: Answers, key: str = "", **body: Any) -> Any:
        return self.post(SUBMIT, {"answers": answers, **body}, idempotency_key=key or str(uuid.uuid4()))


@pytest.fixture
def program(library: Library, force: ForceSite, visitor: Client) -> Program:
    """One that knows the force at ely.localhost, which follows the service."""
    force.takes(publish(library.service()))
    return Program(Client(enforce_csrf_checks=True))


@pytest.fixture
def welsh_program(library: Library, make_force: Any, visitor: Client) -> Program:
    make_force("powys", welsh=True).takes(publish(library.service()))
    return Program(visitor, "powys.localhost")


def sent_to(force: ForceSite) -> list[Submission]:
    with within_sites(force.site.pk):
        return list(Submission.objects.order_by("submitted_at"))


# --- the form ---------------------------------------------------------------------------------------------------------


def test_the_form_says_how_to_answer_each_question(program: Program) -> None:
    form = program.get(FORM_PATH).json()
    assert form["languages"] == ["en"]
    jsonschema.validate("no", form["answers"]["danger"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate("maybe", form["answers"]["danger"])


def test_a_form_that_is_known_is_not_sent_again(program: Program, library: Library) -> None:
    first = program.get(FORM_PATH)
    again = program.get(FORM_PATH, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert program.get(FORM_PATH, if_none_match='"another"').status_code == 200


# --- checking ---------------------------------------------------------------------------------------------------------


def test_good_answers_are_read_out_as_on_check_your_answers(program: Program, force: ForceSite) -> None:
    checked = program.check({**GOOD, "account": "  The dog\r\nran off. "}).json()
    assert checked["complete"] is True and checked["exit"] is None
    assert checked["path"] == ["in-danger", "what-happened"]
    [section] = checked["summary"]
    assert [line["lines"] for line in section["lines"]] == [["No"], ["The dog", "ran off."]]
    assert sent_to(force) == []


def test_a_missing_answer_is_a_problem_with_its_question_in_words(program: Program) -> None:
    answer = program.check({"danger": "no"})
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    said = answer.json()
    assert said["type"] == "urn:single-online-home:problem:answers"
    assert said["step"] == "what-happened"
    assert said["errors"] == [
        {
            "question": "account",
            "code": "required",
            "message": "Enter an answer to “What happened?”",
            "parts": [],
        }
    ]


@pytest.mark.parametrize(
    ("query", "headers"), [("?language=cy", {}), ("", {"accept_language": "fr, cy;q=0.9, en;q=0.5"})]
)
def test_messages_are_in_the_language_that_was_asked_for(
    welsh_program: Program, query: str, headers: dict[str, str]
) -> None:
    said = welsh_program.check({"danger": "no"}, query, **headers).json()
    assert said["errors"][0]["message"] == "Rhowch ateb i “Beth ddigwyddodd?”"


def test_welsh_by_header_is_english_where_the_force_has_none_and_by_name_is_not_found(program: Program) -> None:
    assert "Enter" in program.check({"danger": "no"}, accept_language="cy").json()["errors"][0]["message"]
    assert program.check({"danger": "no"}, "?language=cy").status_code == 404


def test_answers_that_lead_to_an_exit_come_with_it(program: Program) -> None:
    checked = program.check({"danger": "yes", "account": "x"}).json()
    assert checked["complete"] is False
    assert checked["exit"]["body"] == "<p>Call <strong>999</strong> now.</p>"
    assert checked["passed_over"] == ["account"]


def test_one_step_is_checked_and_leads_on(program: Program) -> None:
    path = f"{FORM_PATH}steps/in-danger/validate/"
    assert program.post(path, {"answers": {"danger": "no"}}).json()["next"] == {"kind": "step", "key": "what-happened"}
    assert program.post(path, {"answers": {"danger": "yes"}}).json()["next"] == {"kind": "exit", "key": "call-999"}
    wrong = program.post(path, {"answers": {"danger": "spaceship"}})
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (422, "not_an_option")
    last = program.post(f"{FORM_PATH}steps/what-happened/validate/", {"answers": GOOD}).json()
    assert last["next"] == {"kind": "check-your-answers", "key": "check-your-answers"}


def test_a_step_out_of_turn_is_refused_with_the_step_to_go_to(program: Program) -> None:
    early = program.post(f"{FORM_PATH}steps/what-happened/validate/", {"answers": {"account": "x"}})
    assert (early.status_code, early.json()["step"]) == (409, "in-danger")
    assert program.post(f"{FORM_PATH}steps/nowhere/validate/", {"answers": {}}).status_code == 404


# --- submitting -------------------------------------------------------------------------------------------------------


def test_a_submission_is_kept_with_its_delivery_and_its_audit(program: Program, force: ForceSite) -> None:
    answer = program.submit(GOOD)
    assert answer.status_code == 201
    [submission] = sent_to(force)
    assert answer.json()["reference"] == submission.reference
    assert submission.language == "en"
    with within_sites(force.site.pk):
        assert Job.objects.filter(submission=submission, kind="deliver").count() == 1
        assert AuditEntry.objects.get(action="submitted").detail == {"by": "api"}


def test_the_language_of_a_submission_is_recorded(welsh_program: Program) -> None:
    sent = welsh_program.post(f"{SUBMIT}?language=cy", {"answers": GOOD}, idempotency_key="a-key-of-this-test").json()
    assert sent["language"] == "cy"


def test_the_same_key_and_body_give_the_same_reference(program: Program, force: ForceSite) -> None:
    first, second = (program.submit(GOOD, "a-key-of-this-test") for _ in range(2))
    assert first.json() == second.json()
    assert second.status_code == 201
    assert len(sent_to(force)) == 1


def test_the_order_and_spacing_of_the_body_do_not_matter_to_the_key(program: Program, force: ForceSite) -> None:
    turned = json.dumps({"answers": dict(reversed(GOOD.items()))}, indent=2)
    first = program.submit(GOOD, "a-key-of-this-test").json()
    assert program.post(SUBMIT, turned, idempotency_key="a-key-of-this-test").json() == first


def test_a_key_with_another_body_is_refused(program: Program, force: ForceSite) -> None:
    program.submit(GOOD, "a-key-of-this-test")
    other = program.submit({**GOOD, "account": "Another dog."}, "a-key-of-this-test")
    assert (other.status_code, other.json()["type"]) == (422, "urn:single-online-home:problem:key-reused")
    assert len(sent_to(force)) == 1


def test_a_refused_request_uses_no_key_up(program: Program, force: ForceSite) -> None:
    assert program.submit({"danger": "no"}, "a-key-of-this-test").status_code == 422
    assert program.submit(GOOD, "a-key-of-this-test").status_code == 201


def test_two_forces_know_nothing_of_each_other_s_keys(
    library: Library, make_force: Any, visitor: Client, settings: Any
) -> None:
    service = publish(library.service())
    for name in ("ely", "rutland"):
        make_force(name).takes(service)
    one = Program(visitor).submit(GOOD, "a-key-of-this-test")
    other = Program(visitor, "rutland.localhost").submit({**GOOD, "account": "Mine."}, "a-key-of-this-test")
    assert (one.status_code, other.status_code) == (201, 201)
    assert one.json()["reference"] != other.json()["reference"]


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "with spaces in the key", "é" * 20])
def test_a_submission_needs_a_key_of_letters_and_digits(program: Program, force: ForceSite, key: str) -> None:
    headers = {"idempotency_key": key} if key else {}
    answer = program.post(SUBMIT, {"answers": GOOD}, **headers)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]
    assert sent_to(force) == []


def test_nobody_can_guess_from_the_database_what_was_sent(program: Program, force: ForceSite) -> None:
    """The same answers under two keys leave two marks, and neither key is kept."""
    program.submit(GOOD, "the-first-key-of-this-test")
    program.submit(GOOD, "the-second-key-of-this-test")
    marks = [bytes(submission.sent_mark) for submission in sent_to(force)]
    assert len(set(marks)) == 2 and all(len(mark) == 32 for mark in marks)


def test_an_exit_is_no_submission(program: Program, force: ForceSite) -> None:
    answer = program.submit({"danger": "yes"})
    assert (answer.status_code, answer.json()["step"]) == (409, "call-999")
    assert sent_to(force) == []


@pytest.mark.django_db(transaction=True)
def test_a_submission_costs_nine_statements_and_two_tokens_and_one_commit(program: Program) -> None:
    program.submit(GOOD)
    with CaptureQueriesContext(connection) as captured:
        assert program.submit(GOOD).status_code == 201
    sql = [query["sql"] for query in captured.captured_queries]
    frame = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
    # The public process hears of epochs; this one has to ask.
    statements = [
        each for each in sql if not each.startswith(frame) and "cms_epoch" not in each and "take_token" not in each
    ]
    assert len(statements) == 9, "\n".join(statements)
    assert sum("take_token" in each for each in sql) == 2
    assert sum(each.startswith("COMMIT") for each in sql) == 1


# --- what is not offered, and what has changed ------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [Adoption.NOT_OFFERED, Adoption.BRIDGING])
def test_a_service_that_is_not_offered_is_not_there(
    library: Library, force: ForceSite, visitor: Client, mode: str
) -> None:
    force.takes(publish(library.service()), mode=mode)
    program = Program(visitor)
    assert program.get(FORM_PATH).status_code == 404
    assert program.check(GOOD).status_code == 404
    assert program.submit(GOOD).status_code == 404
    assert sent_to(force) == []


def test_the_national_site_takes_no_form(program: Program, visitor: Client) -> None:
    national = Program(visitor, "national.localhost")
    assert national.get(FORM_PATH).status_code == 200
    assert national.submit(GOOD).status_code == 404


def test_a_form_that_has_just_changed_can_still_be_sent_as_it_was_shown(
    library: Library, force: ForceSite, visitor: Client
) -> None:
    service = publish(library.service())
    force.takes(service)
    program = Program(visitor)
    shown = program.get(FORM_PATH).json()["version"]
    service.form = [
        *FORM[:2],
        {**FORM[2], "id": str(uuid.uuid4()), "value": {**FORM[2]["value"], "key": "another-step"}},
    ]
    publish(service)
    assert program.get(FORM_PATH).json()["version"] != shown
    assert program.submit(GOOD, version=shown).status_code == 201
    Release.objects.filter(number=2).update(in_force_from=timezone.now() - timedelta(hours=25))
    from cms import serving

    serving._remembered._made.clear()
    late = program.submit(GOOD, version=shown)
    assert (late.status_code, late.json()["type"]) == (409, "urn:single-online-home:problem:form-changed")


def test_a_form_of_another_service_is_no_version_of_this_one(program: Program, force: ForceSite) -> None:
    other = FormVersion.objects.create(
        service_slug="lost-dog", content_hash="b" * 64, title="Never released", definition={}, plan={}
    )
    assert program.submit(GOOD, version=other.pk).status_code == 409
    assert sent_to(force) == []


def test_what_was_sent_is_still_found_when_the_force_takes_the_form_no_longer(
    program: Program, force: ForceSite
) -> None:
    first = program.submit(GOOD, "a-key-of-this-test").json()
    page = force.report.get_children().get().specific
    page.mode = Adoption.BRIDGING
    publish(page)
    Adoption.objects.update(mode=Adoption.BRIDGING)
    from cms import serving

    serving._remembered._made.clear()
    assert program.submit(GOOD, "a-key-of-this-test").json() == first
    assert program.submit(GOOD, "another-key-of-this-test").status_code == 404
