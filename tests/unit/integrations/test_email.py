"""The e-mail of a report: nothing of the answers in its headers, nothing slipped into them."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from integrations.email_report.compose import compose
from integrations.email_report.smtp import MailServer, send
from integrations.errors import Retryable
from integrations.plain_text import report_as_text
from integrations.report import Attachment
from tests.contract.reports import PHOTO, a_report

NOW = datetime(2026, 1, 12, 14, 0, tzinfo=UTC)


def composed(report):
    """The e-mail as a mailbox reads it."""
    message = compose(report, mailbox="reports@force.example", from_address="soh@platform.example", now=NOW)
    return message_from_bytes(message.as_bytes(), policy=default)


def test_the_headers_hold_no_answer():
    message = composed(a_report())
    assert message["Subject"] == "ASB-7K2M-9QXD: Report antisocial behaviour (urgent)"
    headers = " ".join(f"{name}: {value}" for name, value in message.items())
    assert "Ap-Tester" not in headers and "Loud" not in headers


def test_the_message_id_is_the_same_on_every_try():
    report = a_report()
    assert composed(report)["Message-ID"] == composed(report)["Message-ID"]
    assert composed(report)["Message-ID"] == f"<{report.submission_id}@platform.example>"


@pytest.mark.parametrize("breaker", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029", "\x00"])
def test_no_kind_of_line_break_makes_a_header(breaker):
    name = f"photo.jpg{breaker}X-Slipped: in"
    files = (Attachment(name, f"image/jpeg{breaker}X-Slipped: in", PHOTO, "0" * 64),)
    message = composed(a_report(reference=f"ASB{breaker}X-Slipped: in", attachments=files))
    assert message["X-Slipped"] is None
    assert all(part["X-Slipped"] is None for part in message.walk())
    assert message["Subject"].startswith("ASB X-Slipped: in")


def test_the_record_goes_along_without_the_files_inside_it():
    parts = list(composed(a_report()).iter_attachments())
    assert parts[0].get_content_type() == "application/json"
    record = json.loads(parts[0].get_payload(decode=True))
    assert record["data"]["type"] == "incident"
    assert "data" not in record["included"][-1]["attributes"]
    assert parts[-1].get_payload(decode=True) == PHOTO


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("image/png", "image/png"),
        ("IMAGE/PNG", "image/png"),
        ("nonsense", "application/octet-stream"),
        ("message/rfc822", "application/octet-stream"),
        ("multipart/mixed", "application/octet-stream"),
        ("text/html; charset=x", "application/octet-stream"),
    ],
)
def test_a_file_keeps_its_type_only_when_it_is_one(given, sent):
    message = composed(a_report(make_pdf=None, attachments=(Attachment("a", given, PHOTO, "0" * 64),)))
    assert list(message.iter_attachments())[-1].get_content_type() == sent


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\\b", 'a"; x="y', "", "\u202egpj.exe", "n" * 400])
def test_the_name_of_a_file_is_a_plain_name(name):
    message = composed(a_report(make_pdf=None, attachments=(Attachment(name, "image/png", PHOTO, "0" * 64),)))
    plain = list(message.iter_attachments())[-1].get_filename()
    assert plain and len(plain) <= 150
    assert not set(plain) & set('/\\"\u202e')


@pytest.mark.parametrize("greeting", [b"2", b"220 ready\r\n250"])
def test_a_whole_try_ends_in_time_however_slowly_the_mail_server_drips(scripted, greeting):
    port = int(scripted(greeting, *[b"0"] * 40, every=0.1, listens=False).rpartition(":")[2])
    server = MailServer("127.0.0.1", port, tls="when-offered", login="", timeout=0.5)
    began = time.monotonic()
    with pytest.raises(Retryable):
        send(server, from_address="a@b.example", mailbox="c@d.example", message=b"x")
    assert time.monotonic() - began < 1.5


def test_files_that_do_not_fit_are_named_with_their_size_and_the_text_is_whole():
    big = Attachment("film.mp4", "video/mp4", b"x" * 2_500_000, "0" * 64)
    small = Attachment("photo.jpg", "image/jpeg", PHOTO, "0" * 64)
    report = a_report(attachments=(big, small))
    message = compose(report, mailbox="a@force.example", from_address="b@platform.example", now=NOW, largest=1_000_000)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert "film.mp4" not in names and {"photo.jpg", "ASB-7K2M-9QXD.pdf", "ASB-7K2M-9QXD.json"} <= set(names)
    text = message.get_body().get_content()
    assert "film.mp4 (2.5 MB)" in text and "Open report ASB-7K2M-9QXD" in text
    assert report_as_text(report).strip() in text.replace("\r\n", "\n")
