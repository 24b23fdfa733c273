"""Clocks, by the calendar of England and Wales."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_forms.engine.clocks import LONDON, Clock, is_working_day, runs_out, warned_at
from contact_forms.engine.definition import Text


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def ends(start: str, amount: int, unit: str) -> str:
    clock = Clock("key", Text("Name"), amount, unit)
    return runs_out(clock, at(start)).astimezone(LONDON).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        # Hours that pass: the clocks go back in the night of 25 October 2026 and forward on 29 March 2026.
        ("2026-10-24T20:00", 24, "hours", "2026-10-25 19:00"),
        ("2026-03-28T20:00", 24, "hours", "2026-03-29 21:00"),
        # Road Traffic Offenders Act 1988 s.1: within 14 days of the offence.
        ("2026-11-01T00:00", 14, "days", "2026-11-15 23:59"),
        # Freedom of Information Act 2000 s.10: the twentieth working day; Christmas, Boxing Day (moved) and New Year.
        ("2026-12-14T11:00", 20, "working-days", "2027-01-14 23:59"),
        # Good Friday 3 April and Easter Monday 6 April 2026.
        ("2026-04-02T10:00", 1, "working-days", "2026-04-07 23:59"),
        ("2026-04-04T10:00", 5, "working-days", "2026-04-13 23:59"),
        ("2026-01-31T10:00", 1, "months", "2026-02-28 23:59"),
        ("2026-11-30T10:00", 3, "months", "2027-02-28 23:59"),
        ("2026-11-20T16:00", 2, "working-hours", "2026-11-23 10:00"),
        ("2026-11-21T16:00", 2, "working-hours", "2026-11-23 11:00"),
        ("2026-11-23T07:00", 8, "working-hours", "2026-11-23 17:00"),
    ],
)
def test_a_clock_runs_out(start, amount, unit, end):
    assert ends(start, amount, unit) == end


@pytest.mark.parametrize("amount", [0, -1, 1001])
def test_an_amount_out_of_bounds_is_refused(amount):
    with pytest.raises(ValueError, match="1 to 1,000"):
        ends("2026-01-01T00:00", amount, "days")


@given(
    start=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)),
    amount=st.integers(1, 60),
    unit=st.sampled_from(["hours", "days", "working-hours", "working-days", "months"]),
)
def test_a_longer_clock_never_ends_earlier(start, amount, unit):
    start = start.replace(tzinfo=LONDON)
    one, more = (runs_out(Clock("k", Text("N"), each, unit), start) for each in (amount, amount + 1))
    assert start < one < more
    assert start < warned_at(start, one) < one
    if unit.startswith("working"):
        assert is_working_day(one.astimezone(LONDON).date())
