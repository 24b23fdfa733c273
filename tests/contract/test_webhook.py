"""The webhook against the sandbox's receiver, and the guide's own example."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from integrations.errors import Misconfigured, Permanent, Retryable, UnfitRecord, UnknownOutcome
from integrations.ports import RouteConfiguration
from integrations.registry import check_address, receiver
from integrations.sandbox import demo_secret
from integrations.signatures import BadSignature, signed_headers, verify
from integrations.webhook.request import build_message
from tests.contract.reports import a_record, a_report

GUIDE = Path(__file__).parents[2] / "docs" / "webhooks.md"
SECRET = "a secret of sixteen or more"


def hook(sandbox, force, secret="", **changes):
    configuration = {"inside_allowed": True, "timeout": 5.0, **changes}
    address = configuration.pop("address", f"{sandbox.url}/webhook/{force}")
    return receiver("webhook", RouteConfiguration(address, secret or demo_secret(force), **configuration))


def test_a_report_arrives_signed_and_once(sandbox, force):
    report = a_report(record=a_record())
    first, second = (hook(sandbox, force).deliver(report) for _ in range(2))
    (held,) = sandbox.held(force)
    assert first.reference == second.reference == held["occurrence_number"] and second.duplicate
    assert "Loud music" in sandbox.get(f"/reports/{held['id']}").text


def test_while_a_secret_changes_either_is_good(sandbox, force):
    both = f"{SECRET}\n{demo_secret(force)}"
    assert hook(sandbox, force, both).deliver(a_report()).reference
    with pytest.raises(Misconfigured):
        hook(sandbox, force, SECRET).deliver(a_report())


@pytest.mark.parametrize("secret", ["short", "   \n ", f"{SECRET}\nshort"])
def test_a_secret_that_cannot_sign_is_ours_to_mend(sandbox, force, secret):
    with pytest.raises(Misconfigured):
        hook(sandbox, force, secret)


@pytest.mark.parametrize(
    ("fault", "error", "is_held"),
    [
        ("500", UnknownOutcome, False),
        ("429", Retryable, False),
        ("refuse", Permanent, False),
        ("reset", UnknownOutcome, False),
        ("half", UnknownOutcome, True),
        ("accept-then-die", UnknownOutcome, True),
    ],
)
def test_each_fault_is_an_error_named_by_what_to_do_next(sandbox, force, fault, error, is_held):
    sandbox.fault(force, fault)
    route, report = hook(sandbox, force), a_report()
    with pytest.raises(error):
        route.deliver(report)
    assert route.deliver(report).duplicate is is_held
    assert len(sandbox.held(force)) == 1


def test_a_report_that_does_not_fit_is_not_sent(sandbox, force):
    with pytest.raises(UnfitRecord):
        hook(sandbox, force).deliver(a_report(force_identifier="forty-three"))
    assert sandbox.posts(force) == []


def test_outside_demonstrations_no_report_goes_inside(sandbox, force, monkeypatch):
    assert check_address("webhook", f"{sandbox.url}/webhook/{force}")
    with pytest.raises(Misconfigured):
        hook(sandbox, force, inside_allowed=False)
    # A name that was good when the route was saved, and leads here now.
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", sandbox.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
    route = hook(sandbox, force, address="https://hooks.force.example/", inside_allowed=False)
    with pytest.raises(Misconfigured, match="inside network"):
        route.deliver(a_report())
    assert sandbox.posts(force) == []


def test_a_message_caught_and_sent_again_changes_nothing(sandbox, force):
    body = build_message(a_report())
    delivery = re.search(rb'"submissionId": "([0-9a-f-]+)"', body)[1].decode()
    old = signed_headers((demo_secret(force),), delivery, body, int(time.time()) - 301)
    new = signed_headers((demo_secret(force),), delivery, body, int(time.time()))
    other = {**new, "Soh-Delivery": "another"}
    answers = [
        httpx.post(f"{sandbox.url}/webhook/{force}", content=body, headers=headers, trust_env=False).status_code
        for headers in (old, other, new, new)
    ]
    assert answers == [401, 401, 201, 409]


def test_the_guides_example_verifies_what_is_sent():
    source = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[1]
    room = SimpleNamespace()
    exec(compile(source, GUIDE.name, "exec"), room.__dict__)  # noqa: S102 - our own guide
    body = build_message(a_report())
    now = int(time.time())
    headers = signed_headers(("a new secret of the force", SECRET), "one", body, now)
    assert room.is_ours(SECRET, headers, body, set())
    assert not room.is_ours(SECRET, headers, body + b" ", set())
    assert not room.is_ours("another secret of nobody", headers, body, set())
    assert not room.is_ours(SECRET, headers, body, {"one"})
    assert not room.is_ours(SECRET, signed_headers((SECRET,), "one", body, now - 400), body, set())


@pytest.mark.parametrize(
    "changes",
    [
        {"Soh-Timestamp": "soon"}, {"Soh-Timestamp": ""}, {"Soh-Delivery": "a b"}, {"Soh-Signature": "v1=00"},
        {"Soh-Signature": ""}, {"Soh-Signature": "ŵ"},
    ],
)  # fmt: skip
def test_what_is_not_signed_as_agreed_is_refused(changes):
    headers = {**signed_headers((SECRET,), "one", b"body", 1000), **changes}
    with pytest.raises(BadSignature):
        verify((SECRET,), headers, b"body", 1000)
