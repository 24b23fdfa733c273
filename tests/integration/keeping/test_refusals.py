"""A backup that is not whole, and a machine that is not ready, change nothing."""

from __future__ import annotations

import json

import psycopg2
import pytest
from django.core.management import CommandError
from nacl.public import PrivateKey

from cms.keeping.code import known_migrations
from tests.integration.keeping.conftest import soh


def refused(*arguments: object) -> str:
    with pytest.raises(CommandError) as caught:
        soh(*arguments)
    return str(caught.value)


def test_a_folder_in_which_a_byte_was_changed(force, here, elsewhere, move_to, kept):
    soh("backup", kept)
    move_to(elsewhere)
    for name in ("database.dump", "files.tar", f"keys/{force.public_key_id}.json"):
        file = kept / name
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        assert "is not as it was" in refused("restore", kept)
        file.write_bytes(content)
    manifest = kept / "manifest.json"
    written = json.loads(manifest.read_text())
    written["manifest"] = written["manifest"].replace('"submissions": 0', '"submissions": 1')
    manifest.write_text(json.dumps(written))
    assert "manifest was changed" in refused("restore", kept)
    manifest.unlink()
    assert "no readable manifest" in refused("restore", kept)


def test_a_database_or_folder_that_is_not_empty_unless_told(force, here, elsewhere, move_to, kept):
    soh("backup", kept)
    move_to(elsewhere)
    soh("restore", kept)
    assert "database is not empty" in refused("restore", kept)
    stray = elsewhere.media / "stray"
    stray.write_text("x")
    assert "is not empty" in refused("restore", kept)
    assert "0 faults" in soh("restore", kept, "--replace")
    assert not stray.exists()


def test_a_platform_that_is_running(force, here, elsewhere, move_to, kept):
    soh("backup", kept)
    move_to(elsewhere)
    connected = psycopg2.connect(elsewhere.house.addresses.application)
    assert "Stop the platform first" in refused("restore", kept)
    connected.close()


def test_tables_of_other_code(force, here, elsewhere, move_to, kept, monkeypatch):
    soh("backup", kept)
    move_to(elsewhere)
    changed = {**known_migrations(), "contact_forms.0001_initial": "other"}
    monkeypatch.setattr("cms.keeping.restoring.known_migrations", lambda: changed)
    assert "cannot go on from the backup's tables (contact_forms.0001_initial)" in refused("restore", kept)


def test_another_platforms_folder_unless_its_opening_key_is_lost(force, here, elsewhere, move_to, kept, settings):
    soh("backup", kept)
    move_to(elsewhere)
    settings.SOH_OPENING_KEY = PrivateKey.generate().encode().hex()
    assert "opening key is not here" in refused("restore", kept)
    assert "Restored as of" in soh("restore", kept, "--unsigned")


def test_a_folder_that_is_there_already_and_a_role_that_does_not_see_every_row(here, kept, monkeypatch):
    monkeypatch.setattr("cms.settings.env.BACKUP_DATABASE_URL", here.house.addresses.application)
    assert "BYPASSRLS" in refused("backup", kept)
    assert not kept.exists()
    monkeypatch.setattr("cms.settings.env.BACKUP_DATABASE_URL", "")
    assert "is not set" in refused("backup", kept)
    kept.mkdir()
    assert "there already" in refused("backup", kept)
