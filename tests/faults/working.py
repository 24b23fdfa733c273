"""A worker as a child of the nursery: the real command, with what is wrong with this one."""

from __future__ import annotations

import datetime
import sys
import time
from typing import Any

from tests.faults.points import arm


def work(
    threads: int = 2, point: str = "", passes: int = 1, days_ahead: float = 0, retry_base: float | None = None
) -> None:
    """Be a worker until killed. point, passes: where it dies, and at the how manieth pass. days_ahead: how wrong its
    clock is. retry_base: seconds before the second try."""
    from django.conf import settings
    from django.core.management import call_command

    import tests.harness.quick_receiver  # noqa: F401 - declares the adapter

    if retry_base is not None:
        settings.SOH_RETRY_BASE_SECONDS = retry_base
    if days_ahead:
        set_clock_wrong(days_ahead)
    if point:
        arm(point, passes)
    call_command("work", threads=threads)


def set_clock_wrong(days_ahead: float) -> None:
    """Every module of this process reads a clock that is so many days ahead (behind, where negative)."""
    true_time, true_class = time.time, datetime.datetime
    shift = datetime.timedelta(days=days_ahead)

    class _Kind(type(true_class)):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, true_class)

    class Wrong(true_class, metaclass=_Kind):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return true_class.now(tz) + shift

        @classmethod
        def utcnow(cls) -> datetime.datetime:
            return true_class.now(datetime.UTC).replace(tzinfo=None) + shift

    time.time = lambda: true_time() + shift.total_seconds()
    for module in list(sys.modules.values()):
        room = getattr(module, "__name__", "").partition(".")[0]
        if room in ("cms", "contact_forms", "forcesites", "integrations", "django") and (
            getattr(module, "datetime", None) is true_class
        ):
            changed: Any = module
            changed.datetime = Wrong
