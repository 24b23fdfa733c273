"""A receiver's answer: believed as far as it can be read, and never repeated."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.http import Answer
from integrations.niche_rms.act import NicheReceiver
from integrations.ports import RouteConfiguration
from integrations.report import Receipt
from integrations.standard_api.parse import delivered, looked_up

NOW = datetime(2026, 1, 12, 14, 0, tzinfo=UTC)
OURS = UUID("3993d423-7f96-4035-a726-c54971ad5755")
OTHER = "00000000-0000-4000-8000-000000000000"


def an_answer(status, body=b""):
    return Answer(status, {}, body if isinstance(body, bytes) else json.dumps(body).encode())


def an_incident(submission=str(OURS), **attributes):
    return {"type": "incident", "id": "tv-7", "attributes": {"submissionId": submission, **attributes}}


@pytest.mark.parametrize("body", [b"", b"  \r\n", {"data": None}, {"data": {"type": "incident"}}, {"meta": {}}])
def test_201_means_held_even_when_it_says_no_more(body):
    assert delivered(an_answer(201, body), OURS, "43", NOW) == Receipt(str(OURS), NOW)


def test_the_receivers_own_id_and_time_are_kept():
    body = {"data": an_incident(receivedAt="2026-01-12T15:00:00+01:00", occurrenceNumber="43260000017")}
    receipt = delivered(an_answer(201, body), OURS, "43", NOW)
    assert (receipt.reference, receipt.received_at) == ("tv-7", NOW)
    assert receipt.details["occurrenceNumber"] == "43260000017"


@pytest.mark.parametrize(
    "body",
    [b"<html>Hello</html>", b"[]", b'"ok"', b"{}", b"[" * 9999, b"\xff", {"errors": []}, {"data": an_incident(OTHER)}],
)
def test_a_201_that_cannot_be_read_or_speaks_of_another_proves_nothing(body):
    with pytest.raises(UnknownOutcome):
        delivered(an_answer(201, body), OURS, "43", NOW)


def test_another_submission_is_noticed_wherever_it_is_named():
    elsewhere = [{"type": "submission", "attributes": {"submissionId": OTHER}}]
    for body in ({"data": {"type": "incident"}, "included": elsewhere}, {"meta": {"submissionId": OTHER}}):
        with pytest.raises(UnknownOutcome):
            delivered(an_answer(201, body), OURS, "43", NOW)


@pytest.mark.parametrize("status", [200, 202, 204])
def test_only_201_means_stored(status):
    with pytest.raises(UnknownOutcome):
        delivered(an_answer(status, {"data": an_incident()}), OURS, "43", NOW)


def test_409_means_held_since_before():
    assert delivered(an_answer(409), OURS, "43", NOW).duplicate
    body = {"errors": [{"code": "duplicate"}], "meta": {"incident": an_incident(occurrenceNumber="43260000017")}}
    receipt = delivered(an_answer(409, body), OURS, "43", NOW)
    assert receipt.duplicate and receipt.reference == "tv-7"
    assert receipt.details["occurrenceNumber"] == "43260000017"


@pytest.mark.parametrize("body", [b"<html>", {"meta": {"incident": an_incident(OTHER)}}])
def test_a_409_about_something_else_proves_nothing(body):
    with pytest.raises(UnknownOutcome):
        delivered(an_answer(409, body), OURS, "43", NOW)


@pytest.mark.parametrize("status", [400, 422])
def test_a_refusal_names_codes_and_never_texts(status):
    errors = [
        {"code": "CV-12", "detail": "Ap-Tester is no surname", "source": {"pointer": "/data/attributes/x"}},
        {"code": "Ap-Tester lives here", "title": "Ap-Tester"},
        "Ap-Tester",
    ]
    with pytest.raises(Permanent) as raised:
        delivered(an_answer(status, {"errors": errors}), OURS, "43", NOW)
    assert "CV-12 at /data/attributes/x" in raised.value.reason and raised.value.status == status
    assert "Ap-Tester" not in raised.value.reason


def test_a_refusal_that_cannot_be_read_is_still_a_refusal():
    with pytest.raises(Permanent):
        delivered(an_answer(422, b"<html>"), OURS, "43", NOW)


def test_a_look_up_tells_held_from_not_held():
    assert looked_up(an_answer(200, {"data": []}), OURS, NOW) is None
    found = looked_up(an_answer(200, {"data": [an_incident()]}), OURS, NOW)
    assert found is not None and found.reference == "tv-7"


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(200),
        an_answer(200, b"<html>"),
        an_answer(200, {"data": None}),
        an_answer(200, {"data": [an_incident(OTHER)]}),
        an_answer(200, {"errors": []}),
        an_answer(201, {"data": []}),
        an_answer(400, {"data": []}),
        an_answer(500, {"data": []}),
        an_answer(503),
    ],
)
def test_a_look_up_that_does_not_tell_is_asked_again(answer):
    with pytest.raises(Retryable):
        looked_up(answer, OURS, NOW)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_look_up_at_the_wrong_door_never_means_not_held(status):
    with pytest.raises(Misconfigured):
        looked_up(an_answer(status, {"data": []}), OURS, NOW)


@pytest.mark.parametrize("number", ["43260000017", "0514000001"])
def test_niche_knows_a_report_by_its_occurrence_number(number):
    niche = NicheReceiver(RouteConfiguration("https://niche.force.example", "id:secret"))
    assert niche.receipt(Receipt("tv-7", NOW, details={"occurrenceNumber": number})).reference == number


@pytest.mark.parametrize("number", ["", "17", "not-a-number", "4" * 40])
def test_niche_without_a_true_occurrence_number_keeps_the_receivers_id(number):
    niche = NicheReceiver(RouteConfiguration("https://niche.force.example", "id:secret"))
    receipt = niche.receipt(Receipt("tv-7", NOW, duplicate=True, details={"occurrenceNumber": number}))
    assert receipt.reference == "tv-7" and receipt.duplicate and receipt.details["occurrence"] == "not given"
