"""The sandbox itself: where it starts, what it keeps, and how its inbox shows what it was sent."""

from __future__ import annotations

import subprocess

import httpx
import pytest

from integrations.errors import Retryable
from integrations.report import AnswerLine, AnswerSection
from integrations.sandbox import demo_secret
from tests.contract.reports import PHOTO, a_record, a_report
from tests.contract.sandbox_process import ROOT, environment, free_port, sandbox_command, start_sandbox

HOSTILE = "<script>alert('x')</script>{{ 7*7 }}"


@pytest.mark.parametrize("stage", [{}, {"SOH_STAGE": "production"}, {"SOH_DEMO": "0"}])
def test_it_does_not_start_outside_demonstration_training_and_tests(tmp_path, stage):
    tried = subprocess.run(
        sandbox_command(free_port(), free_port(), tmp_path / "data"),
        cwd=ROOT,
        env=environment(**stage),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert tried.returncode == 2
    assert "SOH_DEMO is 1" in tried.stderr
    assert not (tmp_path / "data").exists()


def test_what_it_holds_survives_a_kill(tmp_path):
    first = start_sandbox(tmp_path)
    try:
        route, report = first.route("thames-valley"), a_report()
        receipt = route.deliver(report)
        first.fault("thames-valley", "503", times=1)
    finally:
        first.kill()
    again = start_sandbox(tmp_path, first.port, first.smtp_port)
    try:
        assert again.held("thames-valley")[0]["occurrence_number"] == receipt.reference
        with pytest.raises(Retryable):
            route.deliver(report)
        assert route.deliver(report).duplicate
        assert again.stop() == 0
    finally:
        again.kill()


def test_it_listens_on_this_machine_only_and_knows_its_own_name(sandbox):
    refused = httpx.get(sandbox.url, headers={"Host": "sandbox.example"}, trust_env=False)
    assert refused.status_code == 400


def test_a_hostile_answer_is_text_in_the_inbox(sandbox, force, mailbox):
    sections = (AnswerSection(HOSTILE, (AnswerLine("what", HOSTILE, HOSTILE),)),)
    report = a_report(sections=sections, reference=HOSTILE, service_title=HOSTILE, answers={"what": HOSTILE})
    sandbox.route(force).deliver(report)
    sandbox.mail_route(mailbox).deliver(report)
    number = sandbox.held(force)[0]["id"]
    mail = next(mail for mail in sandbox.json("/mail.json")["mails"] if mail["mailbox"] == mailbox)
    for path in ("/", f"/reports/{number}", f"/mails/{mail['id']}"):
        page = sandbox.get(path)
        assert "<script" not in page.text
        assert "&lt;script&gt;alert" in page.text and "{{ 7*7 }}" in page.text
        assert "script-src" not in page.headers["Content-Security-Policy"]
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_report_is_readable_with_its_entities_and_files(sandbox, force):
    sandbox.route(force).deliver(a_report(record=a_record()))
    number = sandbox.held(force)[0]["id"]
    page = sandbox.get(f"/reports/{number}").text
    assert "Sandbox: pretend outside systems – for demonstration and tests" in page
    for words in ("Loud music", "A neighbour", "GNDR_0001", "photo.jpg", "ASB-7K2M-9QXD.pdf"):
        assert words in page
    file = sandbox.get(f"/reports/{number}/files/2")
    assert file.content == PHOTO
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_every_post_is_counted_whatever_became_of_it(tmp_path):
    own = start_sandbox(tmp_path)
    try:
        route, report = own.route("hampshire"), a_report()
        own.fault("hampshire", "503")
        with pytest.raises(Retryable):
            route.deliver(report)
        route.deliver(report)
        route.deliver(report)
        assert own.json("/counts.json") == {"posts": 3, "kept": 1, "reports": 1, "submissions": 1, "mails": 0}
        number = own.held("hampshire")[0]["occurrence_number"]
        httpx.post(f"{own.url}/control/reset", trust_env=False).raise_for_status()
        assert own.json("/counts.json") == {"posts": 0, "kept": 0, "reports": 0, "submissions": 0, "mails": 0}
        assert int(route.deliver(report).reference) == int(number) + 1
    finally:
        own.stop()


@pytest.mark.parametrize("body", [{"fault": "explode"}, {"fault": "500", "times": 0}, {"fault": "slow", "seconds": -1}])
def test_a_switch_that_does_not_exist_is_refused(sandbox, force, body):
    answer = httpx.post(f"{sandbox.url}/control/{force}/fault", json=body, trust_env=False)
    assert answer.status_code == 400 and answer.json()["problem"]


def test_a_page_of_another_site_cannot_turn_switches(sandbox):
    answer = httpx.post(f"{sandbox.url}/control/reset", headers={"Sec-Fetch-Site": "cross-site"}, trust_env=False)
    assert answer.status_code == 403


def test_a_body_that_is_no_json_is_refused(sandbox, force):
    client_id, secret = demo_secret(force).split(":", 1)
    answer = httpx.post(
        f"{sandbox.url}/rms/{force}/incidents",
        content=b"[" * 100_000,
        headers={"X-Client-Id": client_id, "X-Client-Secret": secret},
        trust_env=False,
    )
    assert answer.status_code == 422 and answer.json()["errors"][0]["code"] == "json"
