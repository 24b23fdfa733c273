"""What a scenario found: one line of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """what: in plain words. number: how many were tried. bar: what it must come to. seen: what it came to."""

    what: str
    number: int | str
    bar: str
    seen: str
    ok: bool


def none_of(what: str, number: int, seen: int) -> Finding:
    """A finding that must be zero."""
    return Finding(what, number, "0", f"{seen}", seen == 0)


def at_most(what: str, number: int, bar: float, seen: float, unit: str = "s") -> Finding:
    """A finding that must stay at or under a bar."""
    return Finding(what, number, f"{bar:g} {unit} at most", f"{seen:.1f} {unit}", seen <= bar)


def at_least(what: str, bar: int, seen: int) -> Finding:
    """So many of something must have happened for the rest to mean anything."""
    return Finding(what, seen, f"{bar} at least", f"{seen}", seen >= bar)


def lines(findings: Sequence[Finding]) -> list[str]:
    """The table, line by line."""
    cells = [("", "how many", "bar", "seen", "")]
    cells += [(each.what, f"{each.number}", each.bar, each.seen, "ok" if each.ok else "MISSED") for each in findings]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return [written[0], "-" * len(written[0]), *written[1:]]
