"""Notices by the sandbox's Notify and by its mail server."""

from __future__ import annotations

import json
import time

import httpx
import pytest

from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.notices import notice_sender
from integrations.ports import NoticeSender, RouteConfiguration
from integrations.sandbox.credentials import NOTIFY_KEY
from tests.contract.sandbox_process import free_port

TEMPLATE = "1b7c9a52-2b1f-4a07-8a4b-3e8f5d6c7a80"
TEXT = "2c8d0b63-3c20-4b18-9b5c-4f906e7d8b91"
FILLED = {"subject": "We have your report", "body": "Its number is ABC-1.", "name": "[click](https://bad.example)"}


def notify(sandbox, **changes):
    configuration = {
        "address": sandbox.url,
        "secret": NOTIFY_KEY,
        "options": {"template_receipt": TEMPLATE, "template_receipt_text": TEXT},
        "timeout": 5.0,
    }
    return notice_sender("govuk_notify", RouteConfiguration(**{**configuration, **changes}))


def notices(sandbox, reference):
    return [each for each in sandbox.json("/notices.json")["notices"] if each["reference"] == reference]


@pytest.fixture(autouse=True)
def no_switch_left_on(sandbox):
    yield
    sandbox.fault("notify", "none")


def test_an_e_mail_is_taken_with_what_the_public_typed_made_harmless(sandbox, force):
    sender = notify(sandbox)
    receipt = sender.send_email("sam@example.com", "receipt", FILLED, force, typed=["name", "not-there"])
    (notice,) = notices(sandbox, force)
    assert isinstance(sender, NoticeSender) and receipt.reference == notice["id"]
    assert (notice["recipient"], notice["template"]) == ("sam@example.com", TEMPLATE)
    assert json.loads(notice["sanitised"]) == ["name"] and json.loads(notice["personalisation"]) == FILLED


def test_a_text_is_taken(sandbox, force):
    notify(sandbox).send_text("07700900123", "receipt", FILLED, force)
    assert [(each["kind"], each["template"]) for each in notices(sandbox, force)] == [("sms", TEXT)]


def test_a_smoke_test_leaves_no_record(sandbox, force):
    assert notify(sandbox).send_text("07700900000", "receipt", FILLED, force).reference
    assert notices(sandbox, force) == []


@pytest.mark.parametrize(
    ("fault", "error", "taken"),
    [
        ("400", Permanent, 0),
        ("403", Misconfigured, 0),
        ("429", Retryable, 0),
        ("500", Retryable, 0),
        ("garbage", UnknownOutcome, 0),
        ("reset", UnknownOutcome, 0),
        ("accept-then-die", UnknownOutcome, 1),
    ],
)
def test_each_fault_is_an_error_named_by_what_to_do_next(sandbox, force, fault, error, taken):
    sandbox.fault("notify", fault)
    with pytest.raises(error) as raised:
        notify(sandbox).send_email("sam@example.com", "receipt", FILLED, force)
    assert type(raised.value) is error and "sam@" not in raised.value.reason
    assert len(notices(sandbox, force)) == taken


def test_a_service_that_is_not_there_took_nothing(sandbox):
    with pytest.raises(Retryable):
        notify(sandbox, address=f"http://127.0.0.1:{free_port()}").send_email("a@example.com", "receipt", FILLED, "x")


@pytest.mark.parametrize("secret", ["", "a key", NOTIFY_KEY[:-1]])
def test_a_key_of_the_wrong_shape_is_ours_to_mend(sandbox, secret):
    with pytest.raises(Misconfigured):
        notify(sandbox, secret=secret)


def test_another_services_key_is_refused(sandbox):
    with pytest.raises(Misconfigured, match="403"):
        key = NOTIFY_KEY[:-4] + "0000"
        notify(sandbox, secret=key).send_email("sam@example.com", "receipt", FILLED, "x")


def test_a_notice_without_a_template_is_ours_to_mend(sandbox):
    with pytest.raises(Misconfigured, match="no template"):
        notify(sandbox).send_email("sam@example.com", "reminder", FILLED, "x")


def test_a_mailbox_that_is_not_there_is_shown_as_such(sandbox, force):
    notify(sandbox).send_email("perm-fail@simulator.notify", "receipt", FILLED, force)
    until = time.monotonic() + 5
    while (states := [notice["status"] for notice in notices(sandbox, force)]) == ["sending"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert states == ["permanent-failure"]


def test_a_force_without_notify_sends_plain_e_mail(sandbox, mailbox):
    options = {
        "smtp_host": "127.0.0.1",
        "smtp_port": str(sandbox.smtp_port),
        "from_address": "a@b.example",
    }
    sender = notice_sender("email_notice", RouteConfiguration("", options=options))
    filled = {"subject": "Two\r\nBcc: x@example.com", "body": "Line one\n\nLine two \u202ex"}
    receipt = sender.send_email(mailbox, "receipt", filled, "ref-1")
    (mail,) = [each for each in sandbox.json("/mail.json")["mails"] if each["mailbox"] == mailbox]
    assert mail["message_id"] == receipt.reference and mail["subject"] == "Two Bcc: x@example.com"
    assert mail["text"].split() == ["Line", "one", "Line", "two", "x"]
    with pytest.raises(Misconfigured):
        sender.send_text("07700900123", "receipt", filled, "ref-1")
    with pytest.raises(Permanent):
        sender.send_email("not an address", "receipt", filled, "ref-1")


def test_nobody_is_told_of_receipts_from_another_site(sandbox):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = httpx.post(f"{sandbox.url}/control/notify/callback", headers=headers, trust_env=False)
    assert answer.status_code == 403
