"""A translator's CSV file: nothing is lost on the way out and in, no cell is a formula, mistakes are named by row."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.publishing.texts import PageText
from cms.publishing.translation_csv import as_csv, entries_of
from cms.publishing.welsh import Translation, text_hash
from contact_forms.engine.definition import Text

texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20) | st.sampled_from(
    ["=1+1", "'=1", "''", "'r heddlu", "-", "+44", "@a", "\ttab", "\r\nline", 'a "b", c', "a\nb", "\x00"]
)


def translation(place: str, english: str, welsh: str) -> Translation:
    text = Text(english, welsh)
    return Translation(PageText(place, "Title", text, text, html=False), "fits")


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_nothing_is_lost_on_the_way_out_and_in(pairs: list[tuple[str, str]]) -> None:
    out = as_csv(translation(f"p{number}", *pair) for number, pair in enumerate(pairs))
    entries, problems = entries_of(out)
    assert problems == []
    assert [(entry.english, entry.welsh or "") for entry in entries] == [(text_hash(en), cy) for en, cy in pairs]


@given(texts)
def test_no_cell_is_a_formula(text: str) -> None:
    out = as_csv([translation("p", text, text)]).decode("utf-8-sig")
    for row in csv.reader(StringIO(out, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@pytest.mark.parametrize(
    ("content", "number", "words"),
    [
        (b"", 1, "names of the columns"),
        (b"place,welsh\na,b", 1, "names of the columns"),
        (b"place,english,welsh\na,b", 2, "has 2 cells, and 3 are needed"),
        (b"place,english,welsh\n\na,b,c,d", 3, "has 4 cells"),
        (b'place,english,welsh\n"a,b,c', 0, "not a CSV file"),
        (b"place,english,welsh\na,b,\xff", 0, "not in UTF-8"),
        (b"x" * 2_000_001, 0, "larger than 2 MB"),
    ],
)
def test_what_is_wrong_is_named_by_row(content: bytes, number: int, words: str) -> None:
    _, [problem] = entries_of(content)
    assert problem.number == number
    assert words in problem.reason


def test_columns_may_stand_in_another_order_and_rows_be_left_out() -> None:
    [entry], problems = entries_of(b"welsh,state,place,english\n'r heddlu,Fits,p,the police\n,,,\n")
    assert problems == []
    assert (entry.place, entry.welsh, entry.fits, entry.number) == ("p", "'r heddlu", True, 2)
