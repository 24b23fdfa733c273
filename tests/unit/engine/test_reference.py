"""A reference is read back as it was given, however it was typed, and a slip of the finger is seen."""

from __future__ import annotations

import re

import pytest

from contact_forms.engine import new_reference, normalise_reference
from contact_forms.engine.reference import ALPHABET


def test_a_reference_has_its_shape_and_no_character_that_is_misread() -> None:
    for _ in range(200):
        assert re.fullmatch(rf"ASB-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]", new_reference("ASB"))
    assert not set(ALPHABET) & set("0O1IL2Z5S8BUVAEQG")


def test_references_do_not_come_twice() -> None:
    assert len({new_reference("ASB") for _ in range(2_000)}) == 2_000


@pytest.mark.parametrize(
    "change", [str, str.lower, lambda r: r.replace("-", " "), lambda r: f"  {r.replace('-', '–')} "]
)
def test_a_reference_is_read_however_it_is_typed(change: object) -> None:
    for prefix in ("A", "ASB", "CRIM"):
        reference = new_reference(prefix)
        assert normalise_reference(change(reference)) == reference  # type: ignore[operator]


def test_every_single_wrong_character_is_seen() -> None:
    reference = new_reference("ASB")
    for place, right in enumerate(reference):
        for wrong in set(ALPHABET) - {right} if place > 3 and right != "-" else ():
            assert normalise_reference(reference[:place] + wrong + reference[place + 1 :]) is None


def test_every_swap_of_neighbours_is_seen() -> None:
    for _ in range(50):
        marks = new_reference("ASB").replace("-", "")
        for place in range(3, len(marks) - 1):
            first, second = marks[place : place + 2]
            swapped = marks[:place] + second + first + marks[place + 2 :]
            assert first == second or normalise_reference(swapped) is None


@pytest.mark.parametrize(
    "typed", ["", "ASB", "hello", "ASB-0000-0000-0", "\x00" * 100, "9" * 10_000, "ASBOX-3333-3333-3"]
)
def test_what_is_no_reference_is_none(typed: str) -> None:
    assert normalise_reference(typed) is None


@pytest.mark.parametrize("prefix", ["", "asb", "TOOLONG", "A1", "A-B"])
def test_a_prefix_is_one_to_four_capital_letters(prefix: str) -> None:
    with pytest.raises(ValueError, match="one to four capital letters"):
        new_reference(prefix)
