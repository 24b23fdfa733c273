"""The table as people read it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.bars import Verdict
from tests.bench.rows import Row

HEADINGS = ("", "a second", "median ms", "p95 ms", "SQL", "CPU ms", "x WSGI", "x Django", "peak MiB")


def lines(rows: Sequence[Row], wsgi: Row, django: Row) -> list[str]:
    """The table, line by line. `wsgi` and `django` are the rows that the ratios of CPU are taken to."""
    cells = [HEADINGS, *(_cells(row, wsgi, django) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    written = [_line(line, widths) for line in cells]
    return [written[0], "-" * len(written[0]), *written[1:]]


def verdict_line(verdict: Verdict) -> str:
    """One bar, beside what was counted."""
    commits = f" and {_many(verdict.commits, 'commit')}" if verdict.commits or verdict.bar.commits else ""
    word = "ok    " if verdict.is_cleared else "MISSED"
    return f"{word}  {verdict.bar.says} (counted: {verdict.statements}{commits})"


def _cells(row: Row, wsgi: Row, django: Row) -> tuple[str, ...]:
    measured = row.measured
    return (
        row.name,
        f"{measured.per_second:,.0f}" if measured.per_second >= 100 else f"{measured.per_second:.1f}",
        f"{measured.median:.2f}",
        f"{measured.p95:.2f}",
        _sql(row),
        f"{measured.cpu:.3f}",
        _ratio(measured.cpu, wsgi.measured.cpu),
        _ratio(measured.cpu, django.measured.cpu),
        f"{measured.peak:.0f}",
    )


def _sql(row: Row) -> str:
    if row.statements is None:
        return "-"
    commits = f" + {row.commits:g} c" if row.commits else ""
    return f"{row.statements:.3g}{commits}"


def _ratio(value: float, unit: float) -> str:
    if not unit:
        return "-"
    ratio = value / unit
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
