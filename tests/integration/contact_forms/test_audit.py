"""The audit's chains: nobody who runs the platform bends them, and who owns the tables is found out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from contact_forms.actions import seal_audit
from contact_forms.actions.note import note
from contact_forms.audit_chain import START
from contact_forms.models import AuditEntry, AuditHead, AuditSeal
from contact_forms.walls import NATION, within_sites
from tests.harness.databases import TestServer
from tests.harness.environment import database_name

ENTRIES = 6
Owner = Callable[..., None]


@pytest.fixture
def audited(force) -> list[int]:
    """A force whose audit has entries of many shapes; their row ids in order, the making of the key first."""
    with within_sites(force.site_id):
        for number in range(2, ENTRIES + 1):
            note(
                f"thing {number} — ŵyl",
                site_id=force.site_id,
                actor="north.handler",
                actor_id=number if number % 2 else None,
                address=["192.0.2.7", "2001:db8::1", None][number % 3],
                detail={"b": 1.50, "a": ["x", None, True], "longer": {"é": "ÿ"}},
            )
        return list(AuditEntry.objects.order_by("number").values_list("pk", flat=True))


@pytest.fixture
def owner(database_server: TestServer) -> Iterator[Owner]:
    """Runs statements as the tables' owner, who has taken away wall and trigger first."""
    tampering = psycopg2.connect(database_server.addresses(database_name()).owner)
    tampering.autocommit = True

    def run(statement: str, parameters: dict[str, object] | None = None) -> None:
        with tampering.cursor() as cursor:
            cursor.execute("ALTER TABLE contact_forms_auditentry DISABLE ROW LEVEL SECURITY")
            cursor.execute("ALTER TABLE contact_forms_auditentry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE contact_forms_auditentry DROP CONSTRAINT IF EXISTS audit_chain_never_forks")
            cursor.execute(statement, parameters)

    yield run
    tampering.close()


def verify(*arguments: object) -> str:
    said = StringIO()
    call_command("verify_audit", *(str(argument) for argument in arguments), stdout=said)
    return said.getvalue()


def faults(*arguments: object) -> list[str]:
    """The lines that name what is wrong; fails where nothing is."""
    said = StringIO()
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("verify_audit", *(str(argument) for argument in arguments), stdout=said)
    return [line.strip() for line in said.getvalue().splitlines() if line.startswith("  ")]


def test_entries_of_a_force_are_numbered_chained_and_whole(audited, force):
    with within_sites(force.site_id):
        entries = list(AuditEntry.objects.order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, ENTRIES + 1))
    befores = [START, *(bytes(entry.hash) for entry in entries[:-1])]
    assert [bytes(entry.previous_hash) for entry in entries] == befores
    assert bytes(AuditHead.objects.get(chain=force.site_id).hash) == bytes(entries[-1].hash)
    assert f"{force.slug}.localhost: {ENTRIES} entries, sealed to 0: whole" in verify()


def test_each_force_and_the_nation_have_a_chain_of_their_own(transactional_db, make_force):
    forces = make_force(), make_force()
    with within_sites(NATION):
        note("something national", site_id=None, actor="platform")
    heads = dict(AuditHead.objects.values_list("chain", "number"))
    assert heads == {NATION: 1, forces[0].site_id: 1, forces[1].site_id: 1}
    assert "the nation: 1 entries, sealed to 0: whole" in verify()


def test_the_application_chooses_neither_number_nor_hash_nor_time(audited, force):
    long_ago = timezone.now().replace(year=2001)
    with within_sites(force.site_id):
        made = AuditEntry.objects.create(
            site_id=force.site_id, at=long_ago, actor="x", action="x", number=1, previous_hash=START, hash=START
        )
        made.refresh_from_db()
    assert (made.number, made.at.year) == (ENTRIES + 1, timezone.now().year)
    assert bytes(made.hash) != START
    assert "whole" in verify()


def test_what_is_rolled_back_leaves_no_gap(audited, force):
    with pytest.raises(ZeroDivisionError), within_sites(force.site_id):
        note("never happened", site_id=force.site_id, actor="x")
        raise ZeroDivisionError
    with within_sites(force.site_id):
        note("happened", site_id=force.site_id, actor="x")
    assert AuditHead.objects.get(chain=force.site_id).number == ENTRIES + 1
    assert "whole" in verify()


def test_many_at_once_never_fork_the_chain(audited, force):
    def write() -> None:
        for _ in range(10):
            with within_sites(force.site_id):
                note("at once", site_id=force.site_id, actor="x")
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert f": {ENTRIES + 60} entries, sealed to 0: whole" in verify()


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'somebody else'",
        "actor_id = 99",
        "action = 'nothing'",
        "at = at - interval '1 microsecond'",
        "target_id = 'x'",
        "target_type = 'x', target_id = ''",
        "address = '198.51.100.1'",
        "detail = '{}'",
        "hash = decode(repeat('ab', 32), 'hex')",
    ],
)
def test_a_changed_row_is_named(audited, owner, change):
    owner(f"UPDATE contact_forms_auditentry SET {change} WHERE id = %(row)s", {"row": audited[2]})
    assert faults()[0] == f"row {audited[2]}, entry 3: was changed, or put there by somebody else"


def test_a_row_changed_with_its_own_hash_is_named_by_the_one_that_follows(audited, owner):
    owner(
        "UPDATE contact_forms_auditentry SET actor = 'somebody else', hash = sha256('anything') WHERE id = %(row)s",
        {"row": audited[2]},
    )
    assert f"row {audited[3]}, entry 4: does not follow the entry before it" in faults()


def test_a_deleted_row_is_named(audited, owner):
    owner("DELETE FROM contact_forms_auditentry WHERE id = %(row)s", {"row": audited[2]})
    assert f"entry 3: the entry before row {audited[3]} is gone" in faults()


INSERTED = """
INSERT INTO contact_forms_auditentry
    (site_id, at, actor, actor_id, action, target_type, target_id, address, detail, number, previous_hash, hash)
SELECT site_id, at, 'somebody else', actor_id, action, target_type, target_id, address, detail,
    number, previous_hash, hash
FROM contact_forms_auditentry WHERE id = %(row)s
"""


def test_a_row_put_in_the_middle_is_named(audited, owner):
    owner(INSERTED, {"row": audited[2]})
    named = faults()
    assert any("entry 3: has the number of another entry" in fault for fault in named)
    assert any("entry 3: was changed, or put there by somebody else" in fault for fault in named)
    assert not any(f"row {row}," in fault for row in audited[:3] for fault in named)


def test_a_row_put_at_the_end_is_named(audited, owner):
    owner(INSERTED.replace("number, previous_hash, hash\nFROM", "number + 1, hash, hash\nFROM"), {"row": audited[-1]})
    assert any("entry 7: was changed, or put there" in fault for fault in faults())
    assert any("the entries from 7 to 7 have no head" in fault for fault in faults())


def test_two_rows_that_changed_places_are_named(audited, owner):
    owner(
        "UPDATE contact_forms_auditentry SET number = CASE number WHEN 3 THEN 4 ELSE 3 END WHERE id IN %(rows)s",
        {"rows": tuple(audited[2:4])},
    )
    named = faults()
    assert f"row {audited[2]}, entry 4: was changed, or put there by somebody else" in named
    assert f"row {audited[3]}, entry 3: was changed, or put there by somebody else" in named


def test_a_row_moved_to_the_nations_chain_is_named(audited, owner):
    owner("UPDATE contact_forms_auditentry SET site_id = NULL WHERE id = %(row)s", {"row": audited[2]})
    named = faults()
    assert f"row {audited[2]}, entry 3: was changed, or put there by somebody else" in named
    assert f"entry 3: the entry before row {audited[3]} is gone" in named


def test_a_cut_off_end_is_found_by_the_head(audited, owner):
    owner("DELETE FROM contact_forms_auditentry WHERE id IN %(rows)s", {"rows": tuple(audited[4:])})
    assert "entry 6: the entries from 5 to 6 are gone; the head of the chain has the last" in faults()


def test_a_truncated_audit_is_found_by_the_head(audited, owner):
    owner("TRUNCATE contact_forms_auditentry")
    assert "entry 6: the entries from 1 to 6 are gone; the head of the chain has the last" in faults()


FORGOTTEN = "TRUNCATE contact_forms_auditentry, contact_forms_audithead"


def test_a_truncated_audit_without_its_head_is_found_by_the_seal(audited, owner, force):
    assert seal_audit() == 1
    assert f": {ENTRIES} entries, sealed to {ENTRIES}: whole" in verify()
    owner(FORGOTTEN)
    (fault,) = faults()
    assert fault.startswith("entry 6: the entries from 1 to 6 are gone; the seal of 2")


def test_a_seal_that_the_platform_did_not_sign_is_named(audited, owner, force):
    seal_audit()
    owner("UPDATE contact_forms_auditseal SET number = 5")
    assert any("is not signed by this platform" in fault for fault in faults())


def test_a_truncated_audit_without_head_and_seals_is_found_by_the_file_kept_elsewhere(audited, owner, tmp_path: Path):
    seal_audit()
    kept = tmp_path / "heads.jsonl"
    assert "1 heads written" in verify("--write", kept)
    assert "whole" in verify("--against", kept)
    owner(f"{FORGOTTEN}, contact_forms_auditseal")
    assert "faults" not in verify()
    assert faults("--against", kept) == ["entry 6: the entries from 1 to 6 are gone; heads.jsonl has the last"]


def test_a_chain_written_anew_with_right_hashes_is_found_by_the_seal(audited, owner, force):
    """What a patient owner would do: all rows again, through the very trigger that chains them."""
    seal_audit()
    owner(f"CREATE TABLE kept AS SELECT * FROM contact_forms_auditentry ORDER BY number; {FORGOTTEN}")
    owner(
        "ALTER TABLE contact_forms_auditentry ENABLE TRIGGER USER;"
        "INSERT INTO contact_forms_auditentry SELECT * FROM kept ORDER BY number"
    )
    (fault,) = faults()
    assert fault.startswith(f"row {audited[-1]}, entry 6: is not the entry that the seal of 2")


def test_a_file_of_heads_that_was_written_by_others_is_refused(audited, tmp_path: Path):
    kept = tmp_path / "heads.jsonl"
    verify("--write", kept)
    kept.write_text(kept.read_text().replace('"number": 6', '"number": 5'))
    with pytest.raises(CommandError, match="line 1 is not signed"):
        verify("--against", kept)
    kept.write_text("nonsense")
    with pytest.raises(CommandError, match="no file of heads"):
        verify("--against", kept)


def test_a_head_is_signed_when_it_has_moved_and_not_again_within_ten_minutes(audited, force):
    assert [seal_audit(), seal_audit()] == [1, 0]
    with within_sites(force.site_id):
        note("more", site_id=force.site_id, actor="x")
    assert seal_audit() == 0
    assert AuditSeal.objects.count() == 1


def test_without_the_opening_key_nothing_is_called_whole(audited, settings):
    settings.SOH_OPENING_KEY = ""
    with pytest.raises(CommandError, match="SOH_OPENING_KEY"):
        verify()


def test_the_chain_holds_inside_one_transaction_of_many_entries(audited, force):
    with transaction.atomic(), within_sites(force.site_id):
        for _ in range(5):
            note("in one go", site_id=force.site_id, actor="x")
    assert f": {ENTRIES + 5} entries" in verify()
