"""The platform's keys: made once, for their owner alone."""

from __future__ import annotations

from pathlib import Path

from nacl.public import PrivateKey, PublicKey, SealedBox

from cms.supervisor.keys import load_keys


def test_keys_are_made_once_and_kept(tmp_path: Path) -> None:
    assert load_keys(tmp_path) == load_keys(tmp_path)


def test_two_machines_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = load_keys(tmp_path / "one"), load_keys(tmp_path / "other")
    assert one.opening_key != other.opening_key
    assert one.secret_key != other.secret_key


def test_only_their_owner_may_read_the_files(tmp_path: Path) -> None:
    load_keys(tmp_path)
    assert {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()} == {
        "secret_key": "0o600",
        "opening_key": "0o600",
        "demo_password": "0o600",
    }


def test_what_the_sealing_key_seals_the_opening_key_opens(tmp_path: Path) -> None:
    keys = load_keys(tmp_path)
    sealed = SealedBox(PublicKey(bytes.fromhex(keys.sealing_key))).encrypt(b"a report")
    assert SealedBox(PrivateKey(bytes.fromhex(keys.opening_key))).decrypt(sealed) == b"a report"


def test_the_signing_key_is_long_enough_for_django(tmp_path: Path) -> None:
    assert len(load_keys(tmp_path).secret_key) >= 50
