"""The e-mail adapter against the sandbox's mail server."""

from __future__ import annotations

import pytest

from integrations.email_report.smtp import MailServer, send
from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.ports import RouteConfiguration
from integrations.registry import receiver
from integrations.report import AnswerLine, AnswerSection
from tests.contract.reports import a_report
from tests.contract.sandbox_process import free_port


def mails_to(sandbox, mailbox):
    return [mail for mail in sandbox.json("/mail.json")["mails"] if mail["mailbox"] == mailbox]


@pytest.fixture(autouse=True)
def no_switch_left_on(sandbox):
    yield
    sandbox.fault("smtp", "none")


def test_a_report_arrives_as_text_with_its_record_and_files(sandbox, mailbox):
    report = a_report()
    receipt = sandbox.mail_route(mailbox).deliver(report)
    (mail,) = mails_to(sandbox, mailbox)
    assert mail["message_id"] == receipt.reference == f"<{report.submission_id}@platform.example>"
    assert mail["submission_id"] == str(report.submission_id)
    assert mail["subject"] == "ASB-7K2M-9QXD: Report antisocial behaviour (urgent)"
    assert mail["text"].startswith("OFFICIAL-SENSITIVE") and "    Loud music" in mail["text"]
    assert [file["name"] for file in mail["files"]] == [
        "ASB-7K2M-9QXD.json",
        "service-information.txt",
        "ASB-7K2M-9QXD.pdf",
        "photo.jpg",
    ]


def test_welsh_and_long_lines_arrive_as_they_were_written(sandbox, mailbox):
    words = "Ŵyn a'r tŷ, gŵyl ‘hwyr’ 🎉 " * 200
    sections = (AnswerSection("Beth ddigwyddodd", (AnswerLine("what", "Beth ddigwyddodd?", words),)),)
    sandbox.mail_route(mailbox).deliver(a_report(sections=sections, language="cy"))
    (mail,) = mails_to(sandbox, mailbox)
    assert words.strip() in mail["text"]


def test_no_header_can_be_slipped_in(sandbox, mailbox):
    title = "Report\r\nBcc: everybody@force.example\u2028X-Other: yes"
    sandbox.mail_route(mailbox).deliver(a_report(service_title=title, reference="ASB\nTo: x"))
    (mail,) = mails_to(sandbox, mailbox)
    assert mail["subject"].startswith("ASB To: x: Report Bcc: everybody@force.example X-Other: yes")
    assert not mails_to(sandbox, "everybody@force.example")


def test_a_line_with_a_dot_ends_no_message(sandbox, mailbox):
    server = MailServer("127.0.0.1", sandbox.smtp_port, "when-offered", "", 5.0)
    message = b"Subject: dots\r\n\r\nfirst\r\n.\r\n..two\n.\nlast"
    send(server, from_address="reports@platform.example", mailbox=mailbox, message=message)
    (mail,) = mails_to(sandbox, mailbox)
    assert mail["text"].splitlines() == ["first", ".", "..two", ".", "last"]


@pytest.mark.parametrize(
    ("fault", "error", "status", "arrives"),
    [
        ("4xx", Retryable, 451, False),
        ("refuse", Misconfigured, 550, False),
        ("reject", Permanent, 554, False),
        ("reset", UnknownOutcome, None, False),
        ("accept-then-die", UnknownOutcome, None, True),
    ],
)
def test_each_fault_is_an_error_named_by_what_to_do_next(sandbox, mailbox, fault, error, status, arrives):
    sandbox.fault("smtp", fault)
    with pytest.raises(error) as raised:
        sandbox.mail_route(mailbox).deliver(a_report())
    assert type(raised.value) is error and raised.value.status == status
    assert bool(mails_to(sandbox, mailbox)) is arrives


def test_a_slow_mail_server_is_left_in_time(sandbox, mailbox):
    sandbox.fault("smtp", "slow", seconds=2)
    with pytest.raises(UnknownOutcome):
        sandbox.mail_route(mailbox, timeout=0.4).deliver(a_report())


def test_a_mail_server_that_is_not_there_took_nothing(mailbox):
    options = {"smtp_host": "127.0.0.1", "smtp_port": str(free_port()), "from_address": "reports@platform.example"}
    with pytest.raises(Retryable):
        receiver("email_report", RouteConfiguration(mailbox, "", options)).deliver(a_report())


@pytest.mark.parametrize(("secret", "tls"), [("user:password", "when-offered"), ("", "required")])
def test_neither_login_nor_report_goes_without_the_tls_it_needs(sandbox, mailbox, secret, tls):
    options = {
        "smtp_host": "127.0.0.1",
        "smtp_port": str(sandbox.smtp_port),
        "from_address": "reports@platform.example",
        "tls": tls,
    }
    with pytest.raises(Misconfigured):
        receiver("email_report", RouteConfiguration(mailbox, secret, options)).deliver(a_report())
    assert not mails_to(sandbox, mailbox)
