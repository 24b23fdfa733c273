"""Keys change while reports come in, the platform's own key too; and the escrow brings back what was lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from nacl.public import PrivateKey

from contact_forms.actions import seal_audit
from contact_forms.actions.held import held
from contact_forms.models import AuditSeal, ForceKey, Submission, SubmissionKey
from contact_forms.sealing import CannotOpen, name_of, name_of_force_key, name_of_key_of
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from forcesites.people.codes import keep_secret
from forcesites.people.models import User
from forcesites.people.sealing import unseal
from tests.integration.contact_forms.world import ANSWERS, make_submission, tenant_of

ROTATIONS = 6
SENDERS = 2


def keys(*arguments: object) -> str:
    said = StringIO()
    call_command("keys", *(str(argument) for argument in arguments), stdout=said)
    return said.getvalue()


def answers_of(submission: Submission) -> Any:
    with within_sites(submission.site_id):
        return held(submission.pk).answers()


def force_key(force: Tenant) -> ForceKey:
    with within_sites(force.site_id):
        return ForceKey.objects.get(site_id=force.site_id, retired_at=None)


@pytest.fixture
def new_pair(settings: Any, tmp_path: Path) -> Callable[[], str]:
    """Gives the platform a new pair, as whoever runs it does; returns the opening key that was the present one."""

    def change() -> str:
        before = settings.SOH_OPENING_KEY
        file = tmp_path / "new-key"
        said = keys("new-pair", file)
        settings.SOH_SEALING_KEY = said.strip().rsplit(" ", 1)[-1]
        settings.SOH_OPENING_KEY = file.read_text().strip()
        settings.SOH_OLD_OPENING_KEY = before
        assert file.stat().st_mode & 0o777 == 0o600
        return str(before)

    return change


def test_reports_sent_while_a_forces_key_rotates_are_all_there_and_open(force):
    """Senders use the tenant they last heard of, as public processes do until the epoch reaches them."""
    sent: list[Submission] = []
    stop = threading.Event()

    def send() -> None:
        try:
            while not stop.is_set():
                tenant = tenant_of(force.site_id)
                sent.extend(make_submission(tenant) for _ in range(2))
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    for turn in range(ROTATIONS):
        while len(sent) < 2 * turn:
            stop.wait(0.01)
        keys("rotate", force.site_id)
    stop.set()
    for sender in senders:
        sender.join()
    assert len(sent) >= 2 * (ROTATIONS - 1)
    assert all(answers_of(each) == ANSWERS for each in sent)
    with within_sites(force.site_id):
        assert Submission.objects.count() == len(sent)
        assert SubmissionKey.objects.values("force_key").distinct().count() > 1


def test_what_is_sealed_names_its_key_and_a_changed_name_does_not_open(force):
    submission = make_submission(force)
    with within_sites(force.site_id):
        its = held(submission.pk)
    name = name_of_force_key(force.public_key_id)
    assert name_of_key_of(its.submission.sealed) == name_of_key_of(its.key.sealed_key) == name
    its.submission.sealed = b"\x01" + name_of_force_key(force.public_key_id + 1) + bytes(its.submission.sealed)[9:]
    with pytest.raises(CannotOpen):
        its.answers()


def test_a_new_opening_key_takes_over_in_service_and_the_old_one_goes(force, settings, new_pair):
    report = make_submission(force)
    person = User.objects.create_user("handler", "handler@example.com", "three words from nowhere")
    app = keep_secret(person, "JBSWY3DPEHPK3PXP")
    seal_audit()
    old = new_pair()
    assert answers_of(report) == ANSWERS
    between = make_submission(force)
    assert unseal(app.data["secret"], person.pk) == "JBSWY3DPEHPK3PXP"

    said = keys("reseal")
    assert "keys of forces: 1 sealed anew, 0 that" in said
    assert "second factors: 1 sealed anew, 0 that" in said
    assert "keys of forces: 0 sealed anew" in keys("reseal")

    settings.SOH_OLD_OPENING_KEY = ""
    assert [answers_of(each) for each in (report, between)] == [ANSWERS, ANSWERS]
    app.refresh_from_db()
    assert unseal(app.data["secret"], person.pk) == "JBSWY3DPEHPK3PXP"
    assert "opens" in keys("list", force.site_id)
    said = StringIO()
    call_command("verify_audit", stdout=said)
    assert "fault" not in said.getvalue()
    settings.SOH_OPENING_KEY = old
    with pytest.raises(CannotOpen, match="is needed"):
        answers_of(report)


def test_nothing_is_resealed_to_a_key_that_would_not_open_it(force, settings, new_pair):
    sealing = settings.SOH_SEALING_KEY
    new_pair()
    settings.SOH_SEALING_KEY = sealing
    with pytest.raises(CommandError, match="is not the public half"):
        keys("reseal")


def test_reseal_names_what_neither_key_opens_and_keeps_it(force, settings, new_pair):
    before = bytes(force_key(force).sealed_private)
    new_pair()
    settings.SOH_OLD_OPENING_KEY = ""
    with pytest.raises(CommandError, match="Keep the older opening key"):
        keys("reseal")
    assert bytes(force_key(force).sealed_private) == before
    assert "does not open here; needs opening key" in keys("list")


def test_a_seal_under_an_older_opening_key_needs_a_later_one_behind_it(force, settings, new_pair):
    seal_audit()
    new_pair()
    settings.SOH_OLD_OPENING_KEY = ""
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("verify_audit", stdout=StringIO())
    assert seal_audit()
    call_command("verify_audit", stdout=StringIO())
    assert AuditSeal.objects.values("key").distinct().count() == 2


def test_a_new_pair_is_never_written_over_another(tmp_path):
    keys("new-pair", tmp_path / "key")
    with pytest.raises(CommandError, match="there already"):
        keys("new-pair", tmp_path / "key")


class TestEscrow:
    @pytest.fixture
    def escrow(self, settings: Any, tmp_path: Path) -> Path:
        """The file with the escrow's private half, which no process of the platform has."""
        file = tmp_path / "escrow"
        settings.SOH_ESCROW_KEY = keys("new-pair", file).strip().rsplit(" ", 1)[-1]
        return file

    def test_after_the_opening_key_is_lost_the_escrow_opens_the_reports(self, force, escrow, make_force, settings):
        with_copy = make_force()
        reports = make_submission(force), make_submission(with_copy)
        assert not force_key(force).escrowed_private, "made before there was an escrow"
        assert force_key(with_copy).escrowed_private
        out = escrow.with_name("exported")
        assert "2 keys, sealed to the escrow" in keys("escrow", out)

        lost = PrivateKey.generate()
        settings.SOH_OPENING_KEY = lost.encode().hex()
        settings.SOH_SEALING_KEY = lost.public_key.encode().hex()
        for report in reports:
            with pytest.raises(CannotOpen):
                answers_of(report)
        assert "2 keys open again" in keys("recover", "--escrow-key", escrow)
        assert [answers_of(report) for report in reports] == [ANSWERS, ANSWERS]
        assert "0 keys open again" in keys("recover", "--escrow-key", escrow)

    def test_a_row_that_lost_its_copy_comes_back_from_the_exported_file(self, escrow, force, settings):
        report = make_submission(force)
        out = escrow.with_name("exported")
        keys("escrow", out)
        with within_sites(force.site_id):
            ForceKey.objects.update(escrowed_private=b"", sealed_private=b"")
        with pytest.raises(CommandError, match="does not open key"):
            keys("recover", "--escrow-key", escrow)
        assert "1 keys open again" in keys("recover", "--escrow-key", escrow, "--from", out)
        assert answers_of(report) == ANSWERS

    def test_another_escrow_key_opens_nothing(self, escrow, make_force, transactional_db, settings, tmp_path):
        make_submission(make_force())
        settings.SOH_OPENING_KEY = "11" * 32
        keys("new-pair", tmp_path / "other")
        with pytest.raises(CommandError, match="does not open key"):
            keys("recover", "--escrow-key", tmp_path / "other")

    def test_the_row_names_the_escrow_key(self, escrow, make_force, transactional_db, settings):
        key = force_key(make_force())
        assert name_of_key_of(key.escrowed_private) == name_of(bytes.fromhex(settings.SOH_ESCROW_KEY))

    def test_without_an_escrow_nothing_is_written(self, db, tmp_path):
        with pytest.raises(CommandError, match="no escrow"):
            keys("escrow", tmp_path / "out")
