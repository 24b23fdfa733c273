"""A log line holds what the allow-list names, and nothing that a person wrote."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.logging import JsonFormatter, RequestIdMiddleware, current_request_id, logging_settings, request_id_of

ANSWER = "He hit me outside 14 Park Road"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What our loggers and everybody else's write while the test runs."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter("worker"))
    loggers = [logging.getLogger("contact_forms.test"), logging.getLogger("elsewhere.test"), logging.getLogger("cms")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)


def only(lines: io.StringIO) -> dict[str, object]:
    (line,) = lines.getvalue().splitlines()
    return json.loads(line)


def test_a_line_has_the_time_the_level_the_logger_the_event_and_the_role(lines: io.StringIO) -> None:
    logging.getLogger("contact_forms.test").info("delivered", extra={"job": 7, "submission": "0f3c-11", "status": 201})
    line = only(lines)
    assert line.pop("time").endswith("+00:00")  # type: ignore[attr-defined]
    assert line == {
        "level": "info",
        "logger": "contact_forms.test",
        "event": "delivered",
        "role": "worker",
        "job": 7,
        "submission": "0f3c-11",
        "status": 201,
    }


def test_an_answer_in_a_field_nobody_allowed_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("contact_forms.test").info("saved", extra={"answer": ANSWER, "answers": {"what": ANSWER}})
    assert ANSWER not in lines.getvalue()
    assert only(lines)["event"] == "saved"


def test_an_answer_in_an_allowed_field_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("contact_forms.test").info("saved", extra={"route": ANSWER, "job": [ANSWER], "site": ANSWER})
    assert ANSWER not in lines.getvalue()


def test_an_answer_in_the_arguments_of_a_message_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("contact_forms.test").warning("could not map %s", ANSWER)
    assert ANSWER not in lines.getvalue()
    assert only(lines)["event"] == "could not map %s"


def test_an_answer_in_the_text_of_an_exception_is_left_out(lines: io.StringIO) -> None:
    try:
        try:
            raise KeyError(ANSWER)
        except KeyError as cause:
            raise ValueError(f"cannot read {ANSWER}") from cause
    except ValueError:
        logging.getLogger("contact_forms.test").exception("failed")
    line = only(lines)
    assert ANSWER not in lines.getvalue()
    assert line["exception"] == "ValueError"
    assert "test_logging.py:" in line["at"][-1]  # type: ignore[index]


def test_the_message_of_another_packages_logger_is_left_out(lines: io.StringIO) -> None:
    logging.getLogger("elsewhere.test").error(f"Bad form: {ANSWER}")  # noqa: G004  (what others do)
    assert ANSWER not in lines.getvalue()
    assert str(only(lines)["event"]).startswith("test_logging:")


def test_a_line_break_cannot_make_a_second_line(lines: io.StringIO) -> None:
    logging.getLogger("contact_forms.test").info("one\ntwo")
    assert only(lines)["event"] == "one\ntwo"


def test_lines_carry_the_id_of_the_request_they_belong_to(lines: io.StringIO) -> None:
    with request_id_of("abcdef123456"):
        logging.getLogger("contact_forms.test").info("delivered")
    assert only(lines)["request_id"] == "abcdef123456"
    assert current_request_id() == ""


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, 'abcdef12"}\n{', ANSWER])
def test_an_ill_formed_id_is_replaced(sent: str) -> None:
    with request_id_of(sent) as request_id:
        assert request_id != sent
        assert len(request_id) == 32


def answered(request: HttpRequest) -> HttpResponse:
    return HttpResponse(current_request_id())


def test_an_id_sent_by_anybody_is_not_believed(rf: RequestFactory) -> None:
    response = RequestIdMiddleware(answered)(rf.get("/", headers={"X-Request-ID": "abcdef123456"}))
    assert response["X-Request-ID"] != "abcdef123456"
    assert response["X-Request-ID"] == response.content.decode()


def test_an_id_sent_through_a_trusted_proxy_is_kept(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.settings.env.TRUSTED_PROXIES", ("10.0.0.1",))
    response = RequestIdMiddleware(answered)(rf.get("/", headers={"X-Request-ID": "abcdef123456"}))
    assert response["X-Request-ID"] == "abcdef123456"


def test_the_line_of_a_request_never_has_its_path(rf: RequestFactory, lines: io.StringIO) -> None:
    RequestIdMiddleware(answered)(rf.get("/resume/a-secret-token/?q=secret"))
    assert "secret" not in lines.getvalue()
    assert {"method": "GET", "status": 200}.items() <= only(lines).items()


def test_every_handler_of_the_settings_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    settings = logging_settings("public")
    assert {handler["formatter"] for handler in settings["handlers"].values()} == {"json"}
    assert all(not logger.get("handlers") for logger in settings["loggers"].values())
    assert sys.modules["cms.logging"].JsonFormatter
