"""Six tries with growing waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integrations.retry import next_try_after


def test_each_wait_doubles_and_the_sixth_failure_is_the_last():
    waits = [next_try_after(failures) for failures in range(1, 8)]
    assert waits == [*(timedelta(seconds=s) for s in (30, 60, 120, 240, 480)), None, None]


def test_jitter_stretches_a_wait_by_a_quarter_at_most():
    assert next_try_after(1, jitter=1.0) == timedelta(seconds=37.5)
    assert next_try_after(1, jitter=99) == timedelta(seconds=37.5)
    assert next_try_after(1, jitter=-1) == timedelta(seconds=30)


def test_the_base_can_be_short():
    assert next_try_after(3, base=0.01) == timedelta(seconds=0.04)


def test_a_receiver_that_asks_for_more_time_gets_it_up_to_an_hour():
    assert next_try_after(1, asked=90) == timedelta(seconds=90)
    assert next_try_after(1, asked=5) == timedelta(seconds=30)
    assert next_try_after(1, asked=86400) == timedelta(hours=1)
    assert next_try_after(6, asked=90) is None


def test_no_failure_needs_no_wait():
    with pytest.raises(ValueError, match="at least 1"):
        next_try_after(0)
