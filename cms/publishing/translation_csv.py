"""The texts of a service as a CSV file for translators, and back: nothing is lost, and no cell is ever a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from cms.publishing.translating import Entry, EntryProblem
from cms.publishing.welsh import FITS, Translation, text_hash

COLUMNS = ("place", "where", "state", "english", "welsh")
LARGEST = 2_000_000
"""Bytes of a file."""

_FORMULA = frozenset("=+-@\t\r\n'")
"""What a cell must not begin with: spreadsheets calculate some, and take an apostrophe for "as it stands"."""


def as_csv(translations: Iterable[Translation]) -> bytes:
    """A row for each text, in UTF-8 with the mark that spreadsheets know it by."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in translations:
        text = each.text
        writer.writerow(_cell(part) for part in (text.place, text.where, each.state, text.text.en, text.text.cy))
    return out.getvalue().encode("utf-8-sig")


def entries_of(content: bytes) -> tuple[list[Entry], list[EntryProblem]]:
    """What a translator's file gives, and what is wrong with it by row. The first row of texts is number 2.

    An empty Welsh cell leaves the text as it is; "fits" in the column state says that the Welsh there still fits.
    """
    if len(content) > LARGEST:
        return [], [EntryProblem(0, "", f"The file is larger than {LARGEST // 1_000_000} MB.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [EntryProblem(0, "", "The file is not in UTF-8. Save it as “CSV UTF-8”.")]
    try:
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], [EntryProblem(0, "", f"The file is not a CSV file: {error}.")]
    if not rows or not {"place", "english", "welsh"} <= set(rows[0]):
        return [], [EntryProblem(1, "", f"The first row must have the names of the columns: {', '.join(COLUMNS)}.")]
    return _entries(rows[0], rows[1:])


def _entries(names: list[str], rows: list[list[str]]) -> tuple[list[Entry], list[EntryProblem]]:
    entries: list[Entry] = []
    problems: list[EntryProblem] = []
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        if len(row) != len(names):
            reason = f"This row has {len(row)} cells, and {len(names)} are needed. Put quotes around texts with commas."
            problems.append(EntryProblem(number, "", reason))
            continue
        cells = {name: _text(cell) for name, cell in zip(names, row, strict=True)}
        entries.append(
            Entry(
                number=number,
                place=cells["place"],
                english=text_hash(cells["english"]),
                welsh=cells["welsh"] or None,
                fits=cells.get("state", "").strip().lower() == FITS,
            )
        )
    return entries, problems


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA and text else text


def _text(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA and cell[1:2] else cell
