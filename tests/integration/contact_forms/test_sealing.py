"""What is sealed opens for its holder alone, and only where it belongs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import psycopg2
import pytest
from django.db import connection
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from cms.supervisor.provision import address
from contact_forms import sealing
from contact_forms.actions import submit
from contact_forms.sealing import CannotOpen, SealedSubmission
from tests.integration.contact_forms.world import ANSWERS, STORY, make_draft, make_submission


@dataclass(frozen=True)
class Row:
    """The columns that sealing looks at."""

    id: Any = 1
    site_id: int = 1
    sealed: bytes = b""
    sealed_key: bytes = b""
    public_key: bytes = b""
    sealed_private: bytes = b""


@dataclass(frozen=True)
class Sealed:
    submission: Row
    key: Row
    force_key: Row

    def open(self, **changes: Row) -> Any:
        rows = replace(self, **changes)
        return sealing.open_submission(rows.submission, rows.key, rows.force_key, sealing.opening_keys())


def force_key(number: int = 1) -> Row:
    public, private, _ = sealing.new_force_pair(sealing.sealing_key())
    return Row(id=number, public_key=public, sealed_private=private)


def sealed_report(key: Row, site_id: int = 1, answers: Any = ANSWERS) -> Sealed:
    submission_id = uuid.uuid4()
    sealed: SealedSubmission = sealing.seal_submission(
        submission_id=submission_id, site_id=site_id, answers=answers, public_key=key.public_key, public_key_id=key.id
    )
    return Sealed(Row(id=submission_id, site_id=site_id, sealed=sealed.sealed), Row(sealed_key=sealed.sealed_key), key)


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


class TestDraft:
    def test_its_holder_opens_it(self):
        key, secret, draft = sealing.new_key(), sealing.new_secret(), uuid.uuid4()
        sealed = sealing.seal_answers(key, draft, ANSWERS)
        unwrapped = sealing.unwrap(sealing.wrap(key, secret, draft), secret, draft)
        assert sealing.open_answers(unwrapped, draft, memoryview(sealed)) == ANSWERS
        assert STORY.encode() not in sealed

    def test_another_secret_or_draft_does_not(self):
        key, secret, draft = sealing.new_key(), sealing.new_secret(), uuid.uuid4()
        wrapped, sealed = sealing.wrap(key, secret, draft), sealing.seal_answers(key, draft, ANSWERS)
        for attempt in (
            lambda: sealing.unwrap(wrapped, sealing.new_secret(), draft),
            lambda: sealing.unwrap(wrapped, secret, uuid.uuid4()),
            lambda: sealing.open_answers(sealing.new_key(), draft, sealed),
            lambda: sealing.open_answers(key, uuid.uuid4(), sealed),
            lambda: sealing.open_answers(key, draft, b""),
            lambda: sealing.unwrap(sealed, secret, draft),
        ):
            with pytest.raises(CannotOpen):
                attempt()

    def test_any_flipped_byte_is_refused(self):
        key, draft = sealing.new_key(), uuid.uuid4()
        sealed = sealing.seal_answers(key, draft, {"a": "b"})
        for place in range(len(sealed)):
            with pytest.raises(CannotOpen):
                sealing.open_answers(key, draft, flipped(sealed, place))

    def test_the_hashes_that_find_it_tell_services_and_purposes_apart(self):
        secret = sealing.new_secret()
        found = {
            sealing.token_hash(secret, "crime"),
            sealing.token_hash(secret, "antisocial-behaviour"),
            sealing.session_hash(secret),
            sealing.token_hash(sealing.new_secret(), "crime"),
        }
        assert len(found) == 4
        assert all(len(each) == 32 for each in found)


class TestSubmission:
    def test_the_forces_key_opens_it(self):
        assert sealed_report(force_key()).open() == ANSWERS

    def test_any_flipped_byte_is_refused(self):
        report = sealed_report(force_key(), answers={"a": "b"})
        for name, field in (
            ("submission", "sealed"),
            ("key", "sealed_key"),
            ("force_key", "sealed_private"),
            ("force_key", "public_key"),
        ):
            row = getattr(report, name)
            content = getattr(row, field)
            for place in range(len(content)):
                with pytest.raises(CannotOpen):
                    report.open(**{name: replace(row, **{field: flipped(content, place)})})

    def test_rows_swapped_between_reports_sites_and_forces_are_refused(self):
        key, other_key = force_key(1), force_key(2)
        one, two, elsewhere = sealed_report(key), sealed_report(key), sealed_report(key, site_id=2)
        for changes in (
            {"key": two.key},
            {"submission": replace(one.submission, sealed=two.submission.sealed)},
            {"submission": replace(one.submission, sealed=two.submission.sealed), "key": two.key},
            {"submission": replace(one.submission, site_id=2)},
            {"submission": replace(elsewhere.submission, site_id=1), "key": elsewhere.key},
            {"force_key": other_key},
            {"force_key": replace(key, id=2)},
            {"force_key": replace(key, sealed_private=other_key.sealed_private)},
        ):
            with pytest.raises(CannotOpen):
                one.open(**changes)

    def test_without_the_platforms_opening_key_nothing_opens(self, settings):
        report = sealed_report(force_key())
        for wrong in ("", "not hex", "ab", PrivateKey.generate().encode().hex()):
            settings.SOH_OPENING_KEY = wrong
            with pytest.raises(CannotOpen):
                report.open()


def test_a_dump_of_the_database_and_the_public_environment_open_nothing(force, settings, database_server):
    draft, secret = make_draft(force)
    submit(draft, ANSWERS, force, date.today())
    make_draft(force)
    make_submission(force)
    dump = whole_database(database_server.administrator)
    for canary in (STORY, "Canary story", "aroha@example.com", secret, settings.SOH_OPENING_KEY):
        assert canary.encode() not in dump.everything, canary
    assert len(dump.sealed) >= 2
    assert dump.reports == 2
    environment = public_environment()
    assert "SOH_OPENING_KEY" not in environment
    keys = [bytes.fromhex(value) for value in environment.values() if is_key(value)]
    keys += [each for each in dump.binary if len(each) == 32]
    assert bytes.fromhex(settings.SOH_SEALING_KEY) in keys
    for key in keys:
        for sealed in dump.binary:
            assert not opens(key, sealed)


@dataclass(frozen=True)
class Dump:
    """everything: every value of every row as text and bytes. binary: each binary value. sealed: the reports'."""

    everything: bytes
    binary: tuple[bytes, ...]
    sealed: tuple[bytes, ...]
    reports: int


def whole_database(administrator: str) -> Dump:
    """Every row of every table of this process's database, by a role that no wall stops."""
    everything, binary, sealed = [], [], []
    with psycopg2.connect(address(administrator, connection.settings_dict["NAME"])) as link, link.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    content = bytes(value) if isinstance(value, memoryview) else json.dumps(value, default=str).encode()
                    everything.append(content)
                    if isinstance(value, memoryview):
                        binary.append(content)
                        if (table, name) == ("contact_forms_submission", "sealed"):
                            sealed.append(content)
    return Dump(b"\n".join(everything), tuple(binary), tuple(sealed), len(sealed))


def public_environment() -> dict[str, str]:
    """The environment of a public process, as it is after it started without complaint."""
    handed = {name: value for name, value in os.environ.items() if name != "SOH_OPENING_KEY"}
    program = "import os, json, cms.settings.test as s; print(json.dumps([dict(os.environ), s.SOH_OPENING_KEY]))"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env={**handed, "SOH_ROLE": "public"},
        capture_output=True,
        check=True,
        text=True,
    )
    environment, opening = json.loads(said.stdout)
    assert opening == ""
    return dict(environment)


def is_key(value: str) -> bool:
    try:
        return len(bytes.fromhex(value)) == sealing.KEY_BYTES
    except ValueError:
        return False


def opens(key: bytes, sealed: bytes) -> bool:
    """Whether these 32 bytes, tried in every way there is here, open this value."""
    try:
        SealedBox(PrivateKey(key)).decrypt(sealed)
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def test_a_public_process_refuses_to_start_with_an_opening_key():
    environment = {**os.environ, "SOH_ROLE": "public", "SOH_OPENING_KEY": "11" * 32}
    ended = subprocess.run(
        [sys.executable, "-c", "import cms.settings.test"], env=environment, capture_output=True, check=False, text=True
    )
    assert ended.returncode != 0
    assert "refuses to start" in ended.stderr
