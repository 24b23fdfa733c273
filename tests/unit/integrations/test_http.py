"""One request, one bounded answer, or an error named by what to do next."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime

import pytest

from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.http import LARGEST_ANSWER, Answer, exchange, named_error, retry_after

NOW = datetime(2026, 1, 12, 14, 0, tzinfo=UTC)


def test_an_answer_is_read_whole(scripted):
    answer = exchange("POST", scripted(b"HTTP/1.1 201 Created\r\nX-A: b\r\nContent-Length: 2\r\n\r\n{}"), content=b"x")
    assert (answer.status, answer.headers["x-a"], answer.json(), answer.complete) == (201, "b", {}, True)


def test_a_refused_connection_sent_nothing():
    with pytest.raises(Retryable):
        exchange("POST", "http://127.0.0.1:1/", content=b"x")


def test_a_server_without_tls_sent_nothing(scripted):
    address = scripted(b"HTTP/1.1 400 Bad Request\r\n\r\n").replace("http://", "https://")
    with pytest.raises(Retryable):
        exchange("POST", address, content=b"x")


def test_a_connection_closed_without_an_answer_is_an_unknown_outcome(scripted):
    with pytest.raises(UnknownOutcome):
        exchange("POST", scripted(), content=b"x")


def test_an_answer_that_is_not_http_is_an_unknown_outcome(scripted):
    with pytest.raises(UnknownOutcome):
        exchange("POST", scripted(b"220 mail.example ESMTP\r\n"), content=b"x")


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 201 Created\r\nX-Slow: ", b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n"]
)
def test_a_whole_try_ends_in_time_however_slowly_the_answer_drips(scripted, start):
    address = scripted(start, *[b"x"] * 40, every=0.1)
    began = time.monotonic()
    with pytest.raises(UnknownOutcome):
        exchange("POST", address, content=b"x", timeout=0.5)
    assert time.monotonic() - began < 1.5


def test_a_long_answer_is_cut_and_is_no_json(scripted):
    size = LARGEST_ANSWER + 70_000
    answer = exchange("GET", scripted(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size, b"1" * size))
    assert len(answer.body) == LARGEST_ANSWER and not answer.complete
    with pytest.raises(ValueError, match="too long"):
        answer.json()


def test_a_packed_answer_is_not_unpacked(scripted):
    answer = exchange(
        "GET", scripted(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8bx")
    )
    assert answer.body == b"\x1f\x8bx"


def test_a_redirect_is_not_followed(scripted):
    elsewhere = scripted(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
    here = scripted(f"HTTP/1.1 307 Go\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n".encode())
    answer = exchange("POST", here, content=b"x")
    assert answer.status == 307
    assert isinstance(named_error(answer, NOW), Misconfigured)


def test_a_proxy_of_the_environment_is_not_used(scripted, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert exchange("GET", scripted(b"HTTP/1.1 204 No\r\n\r\n")).status == 204


@pytest.mark.parametrize("value", ["a\nb", "ŵ", "a\x00"])
def test_a_secret_that_no_header_can_hold_is_for_a_person_to_mend(scripted, value):
    with pytest.raises(Misconfigured):
        exchange("POST", scripted(), headers={"X-Client-Secret": value}, content=b"x")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http://127.0.0.1:x/", "nothing"])
def test_an_address_that_cannot_be_asked_is_for_a_person_to_mend(url):
    with pytest.raises(Misconfigured):
        exchange("POST", url, content=b"x")


def test_nothing_is_logged_even_at_the_finest_level(scripted, caplog):
    caplog.set_level(logging.DEBUG)
    address = scripted(b"HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\nanswer")
    exchange("POST", address, headers={"X-Client-Secret": "hush"}, params={"submissionId": "abc"}, content=b"x")
    assert not [record for record in caplog.records if record.name.startswith("http")]
    assert "hush" not in caplog.text and "submissionId" not in caplog.text


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (200, None), (201, None), (400, None), (409, None), (422, None),
        (301, Misconfigured), (308, Misconfigured),
        (401, Misconfigured), (403, Misconfigured), (404, Misconfigured), (405, Misconfigured), (410, Misconfigured),
        (402, Permanent), (413, Permanent), (415, Permanent), (418, Permanent),
        (408, Retryable), (425, Retryable), (429, Retryable), (503, Retryable),
        (500, UnknownOutcome), (501, UnknownOutcome), (502, UnknownOutcome), (504, UnknownOutcome),
    ],
)  # fmt: skip
def test_each_status_says_what_to_do_next(status, error):
    named = named_error(Answer(status, {}, b"Ap-Tester was here"), NOW)
    assert (None if named is None else type(named)) is error
    if named is not None:
        assert named.status == status and "Ap-Tester" not in named.reason


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("99999999999999999999", 86400.0),
        ("Mon, 12 Jan 2026 14:02:00 GMT", 120.0),
        ("Mon, 12 Jan 2026 13:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("١٢", None),
    ],
)
def test_the_wish_to_wait_is_read_in_both_its_forms(value, seconds):
    assert retry_after(Answer(429, {"retry-after": value}, b""), NOW) == seconds
    assert named_error(Answer(429, {"retry-after": value}, b""), NOW).retry_after == seconds
