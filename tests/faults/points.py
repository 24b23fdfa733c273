"""The points of a delivery at which a worker is made to die, in the order in which it passes them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from importlib import import_module
from typing import Any

Wrapper = Callable[[Callable[..., Any], Callable[[], None]], Callable[..., Any]]


def _before(function: Callable[..., Any], die: Callable[[], None]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:
        die()
        return function(*arguments, **named)

    return wrapped


def _after(function: Callable[..., Any], die: Callable[[], None]) -> Callable[..., Any]:
    """After a result that is not empty: a claim that found nothing is not what was meant."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        if result or result is None:
            die()
        return result

    return wrapped


def _before_its_commit(function: Callable[..., Any], die: Callable[[], None]) -> Callable[..., Any]:
    """Inside a transaction that Django does not know of."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            result = function(*arguments, **named)
            if result:
                die()
            cursor.execute("COMMIT")
        return result

    return wrapped


def _once_the_report_is_sent(function: Callable[..., Any], die: Callable[[], None]) -> Callable[..., Any]:
    def wrapped(watch: Any, event: str, facts: Any) -> None:
        function(watch, event, facts)
        if event.endswith("send_request_body.complete"):
            die()

    return wrapped


POINTS: dict[str, tuple[tuple[str, Wrapper], ...]] = {
    "claim-not-committed": (("contact_forms.jobs.worker:claim_several", _before_its_commit),),
    "claimed": (("contact_forms.jobs.worker:claim_several", _after),),
    "about-to-send": (("contact_forms.actions.deliver:_hand_over", _before),),
    "mid-request": (("integrations.http:_Watch.__call__", _once_the_report_is_sent),),
    "answered": (("contact_forms.actions.deliver:_hand_over", _after),),
    "before-complete": (
        ("contact_forms.jobs.outbox:record_together", _before),
        ("contact_forms.jobs.outbox:record", _before),
    ),
    "result-not-committed": (("contact_forms.jobs.record:_write_what_belongs_to", _after),),
    "written": (("contact_forms.jobs.outbox:record_together", _after), ("contact_forms.jobs.outbox:record", _after)),
}
"""name -> the functions that are wrapped, as module:name, and how."""


def arm(point: str, passes: int = 1) -> None:
    """From now on this process ends by SIGKILL when it passes the point for the nth time."""
    left = [passes]

    def die() -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for where, wrapper in POINTS[point]:
        name, _, path = where.partition(":")
        *owners, last = path.split(".")
        owner: Any = import_module(name)
        for each in owners:
            owner = getattr(owner, each)
        setattr(owner, last, wrapper(getattr(owner, last), die))
