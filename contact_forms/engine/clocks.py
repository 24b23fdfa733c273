"""By when something must be done: clocks in hours, days and months, and in the working time of England and Wales.

How each unit runs:

    hours           from the moment itself
    days            to the end of the day so many days later; the first day does not count
    months          to the end of the corresponding day, or of the month's last where it has no such day
    working-days    to the end of the so-manieth working day after the first day
    working-hours   while offices are open, 9 am to 5 pm on working days

A working day is Monday to Friday without the bank holidays of England and Wales.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

from contact_forms.engine.definition import NO_TEXT, Text

Unit = Literal["hours", "days", "working-hours", "working-days", "months"]
Binds = Literal["force", "person"]

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(9), time(17)
WARNED_AFTER = 0.8
"""The share of the time after which handlers are warned."""
LONGEST = 1000
"""Of any unit: a longer clock is a slip of the finger."""


@dataclass(frozen=True)
class Clock:
    """A time limit of a service.

    name: what must be done ("Answer the request"). amount: 1 to 1,000 of the unit. binds: "force" starts a clock that
    handlers see; "person" is a limit on the person, which the start page warns of.
    starts: key of the date question it runs from; "" for the moment of sending. warning: the words of the start page.
    """

    key: str
    name: Text
    amount: int
    unit: Unit = "days"
    binds: Binds = "force"
    starts: str = ""
    warning: Text = NO_TEXT


def runs_out(clock: Clock, start: datetime) -> datetime:
    """When a clock that starts then runs out, aware and in UTC. Raises ValueError for an amount out of bounds."""
    if not 1 <= clock.amount <= LONGEST:
        raise ValueError("a clock runs for 1 to 1,000 of its unit")
    return _RUNS[clock.unit](start.astimezone(LONDON), clock.amount).astimezone(UTC)


def warned_at(start: datetime, end: datetime) -> datetime:
    """When handlers are warned of a clock that runs from the one to the other."""
    return start + (end - start) * WARNED_AFTER


def is_working_day(day: date) -> bool:
    """Whether offices in England and Wales are open on this day."""
    return day.weekday() < 5 and day not in _bank_holidays()


@cache
def _bank_holidays() -> holidays.HolidayBase:
    # England and Wales have the same bank holidays. Years are worked out as they are asked for.
    return holidays.country_holidays("GB", subdiv="ENG")


def _hours(start: datetime, amount: int) -> datetime:
    # Hours that pass, not hours on the clock: the night the clocks change has one more or one less.
    return start.astimezone(UTC) + timedelta(hours=amount)


def _days(start: datetime, amount: int) -> datetime:
    return _end_of(start.date() + timedelta(days=amount))


def _months(start: datetime, amount: int) -> datetime:
    years, month = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month + 1
    return _end_of(date(year, month, min(start.day, calendar.monthrange(year, month)[1])))


def _working_days(start: datetime, amount: int) -> datetime:
    day = start.date()
    while amount:
        day += timedelta(days=1)
        amount -= is_working_day(day)
    return _end_of(day)


def _working_hours(start: datetime, amount: int) -> datetime:
    left = timedelta(hours=amount)
    at = start
    while True:
        opens, closes = (datetime.combine(at.date(), edge, LONDON) for edge in (OPENS, CLOSES))
        at = max(at, opens)
        if is_working_day(at.date()) and at < closes:
            if left <= closes - at:
                return at + left
            left -= closes - at
        at = datetime.combine(at.date() + timedelta(days=1), OPENS, LONDON)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), LONDON)


_RUNS: dict[str, Callable[[datetime, int], datetime]] = {
    "hours": _hours,
    "days": _days,
    "months": _months,
    "working-days": _working_days,
    "working-hours": _working_hours,
}
