"""Coded lists: language-neutral ids and their words in both languages. Each is a file of this folder, `<name>.csv`.

Ids of the form AAAA_0000 are those of the Standard Data Model; ids of countries are ISO 3166-1 alpha-2. The published
example of the model shows only some of its ids (GNDR_0001 is Female): a list is brought into line with the model of a
receiver by changing its file, and nothing else.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from contact_forms.engine.definition import Option, Text

COLUMNS = ["id", "en", "cy"]


class BrokenList(ValueError):
    """A list's file that cannot be used. The message names the file and the line."""


def read_list(path: Path) -> tuple[Option, ...]:
    """The choices of a list's file, in its order. Raises `BrokenList`."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    if not rows or rows[0] != COLUMNS:
        raise BrokenList(f"{path.name}: the first line must be {','.join(COLUMNS)}")
    found: dict[str, Option] = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS) or not all(cell == cell.strip() and cell for cell in row):
            raise BrokenList(
                f"{path.name}, line {number}: an id, its English and its Welsh, without spaces around them"
            )
        if row[0] in found:
            raise BrokenList(f"{path.name}, line {number}: the id {row[0]} stands twice")
        found[row[0]] = Option(row[0], Text(row[1], row[2]), code=row[0])
    return tuple(found.values())


LISTS: Mapping[str, tuple[Option, ...]] = MappingProxyType(
    {path.stem: read_list(path) for path in sorted(Path(__file__).parent.glob("*.csv"))}
)
"""Every list by name."""
