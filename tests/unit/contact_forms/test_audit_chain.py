"""The pure half of the audit: what an entry's hash stands for, and which fault is named for what was done."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from nacl.signing import SigningKey

from contact_forms.audit_chain import START, Anchor, ChainCheck, Entry, hash_of, is_signed, sign, signing_key

MOMENT = datetime(2026, 1, 1, 12, tzinfo=UTC)
OTHERWISE = {
    "chain": 1,
    "number": 9,
    "id": 9,
    "at": MOMENT.replace(microsecond=1),
    "actor": "x",
    "actor_id": 9,
    "action": "x",
    "target_type": "x",
    "target_id": "x",
    "address": "::1",
    "detail": "[]",
    "previous_hash": bytes([1]) * 32,
}


def entry(number: int, previous_hash: bytes) -> Entry:
    made = Entry(0, number, 100 + number, MOMENT, "a", None, "b", "", "", None, "{}", previous_hash, b"")
    return replace(made, hash=hash_of(made))


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        entries.append(entry(number, entries[-1].hash if entries else START))
    return entries


def named(entries: list[Entry], *anchors: Anchor) -> list[tuple[int, int | None]]:
    return [(fault.number, fault.row) for fault in ChainCheck(0, anchors).faults(entries)]


def test_every_fact_of_an_entry_is_in_its_hash():
    assert {field.name for field in fields(Entry)} == {*OTHERWISE, "hash"}
    (first,) = chain(1)
    for name, value in OTHERWISE.items():
        assert hash_of(replace(first, **{name: value})) != first.hash, name


def test_words_that_move_to_the_next_fact_change_the_hash():
    (first,) = chain(1)
    assert hash_of(replace(first, actor="ab", action="")) != first.hash
    assert hash_of(replace(first, address="")) != first.hash, "empty is not nothing"


@pytest.mark.parametrize("length", [0, 1, 5])
def test_a_whole_chain_has_no_fault(length):
    check = ChainCheck(0)
    assert list(check.faults(chain(length))) == []
    assert check.last == length


def test_what_is_missing_is_named_by_its_number_and_what_is_wrong_by_its_row():
    whole = chain(5)
    assert named(whole[1:]) == [(1, None)]
    assert named([*whole[:2], *whole[3:]]) == [(3, None)]
    assert named([*whole[:1], *whole[3:]]) == [(2, None)]
    assert named([*whole[:2], replace(whole[2], actor="x"), *whole[3:]]) == [(3, 103)]
    assert (3, 999) in named([*whole[:3], replace(whole[2], id=999), *whole[3:]])


def test_an_anchor_finds_a_cut_off_end_and_another_entry_in_its_place():
    whole = chain(5)
    anchor = Anchor(0, 4, whole[3].hash, "a file")
    assert named(whole, anchor) == []
    assert named(whole[:3], anchor) == [(4, None)]
    assert named([], anchor) == [(4, None)]
    assert named(whole, replace(anchor, hash=START)) == [(4, 104)]


def test_a_signature_holds_for_one_head_and_one_platform():
    key = signing_key(bytes(32))
    signature = sign(key, 3, 7, START)
    assert is_signed(key.verify_key, 3, 7, START, signature)
    assert not is_signed(key.verify_key, 3, 8, START, signature)
    assert not is_signed(key.verify_key, 4, 7, START, signature)
    assert not is_signed(key.verify_key, 3, 7, bytes([1]) * 32, signature)
    assert not is_signed(SigningKey.generate().verify_key, 3, 7, START, signature)
    assert not is_signed(key.verify_key, 3, 7, START, b"short")
