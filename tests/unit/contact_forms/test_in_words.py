"""Times as a handler reads them."""

from datetime import UTC, datetime, timedelta

import pytest

from contact_forms.admin.in_words import lasting, until

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(hours=23, minutes=59), "23 hours"),
        (timedelta(days=2, hours=3), "2 days"),
    ],
)
def test_how_long_is_told_in_the_largest_unit_that_fits(time, words):
    assert lasting(time) == words


def test_a_clock_says_how_long_it_has_or_how_late_it_is():
    assert until(NOW + timedelta(days=2), NOW) == "due in 2 days"
    assert until(NOW - timedelta(hours=3), NOW) == "overdue by 3 hours"
    assert until(NOW, NOW) == "overdue by less than a minute"
