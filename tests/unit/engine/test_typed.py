"""What a person typed is kept as they meant it, and safe to store."""

from __future__ import annotations

import time
import unicodedata

import pytest

from contact_forms.engine.typed import MOST_CHARACTERS, last, made_safe


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\ud800b\udfffc", "abc"),
        ("abc\u202edef", "abcdef"),
        ("\u2066abc\u2069", "abc"),
        ("tab\tand\u00a0space", "tab and space"),
        ("e\u0301", "é"),
        ("\u200f\u200e\u200b", ""),
        ("مرحبا\u200f!", "مرحبا\u200f!"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("یک\u200cشنبه", "یک\u200cشنبه"),
        ("  ", ""),
    ],
)
def test_what_could_do_harm_is_taken_out_and_the_rest_is_kept(typed: str, kept: str) -> None:
    assert made_safe(typed) == kept


def test_line_ends_of_every_system_are_one_character() -> None:
    assert made_safe("a\r\nb\rc\u2028d\ne", lines=True) == "a\nb\nc\nd\ne"


def test_a_megabyte_is_cut_and_can_be_encoded() -> None:
    assert len(made_safe("ab\x00" * 400_000)) <= MOST_CHARACTERS
    assert len(made_safe("\U0001d160" * 400_000)) <= MOST_CHARACTERS  # grows threefold when normalised


def test_stacked_marks_cost_no_time() -> None:
    began = time.process_time()
    kept = made_safe("a" + "\u0301\u0323" * 50_000)
    assert time.process_time() - began < 1
    assert len(kept) < 40 and unicodedata.is_normalized("NFC", kept)


def test_the_last_value_counts_and_a_missing_one_is_blank() -> None:
    assert last({"a": ["1", "2"]}, "a") == "2"
    assert last({"a": []}, "a") == last({}, "a") == ""
