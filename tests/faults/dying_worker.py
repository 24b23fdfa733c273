"""The real worker command in a process of its own, which ends by SIGKILL at a chosen point of its first delivery.

`python -m tests.faults.dying_worker <point>`; the points are the keys of `POINTS`, or "never".
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

# point -> (module, function, whether the kill comes before or after it)
POINTS = {
    "claimed": ("contact_forms.jobs.worker", "claim_due", "after"),
    "about-to-send": ("contact_forms.actions.deliver", "_hand_over", "before"),
    "answered": ("contact_forms.actions.deliver", "_hand_over", "after"),
    "written": ("contact_forms.jobs.worker", "record", "after"),
}


def dying(function: Callable[..., Any], when: str) -> Callable[..., Any]:
    """The function, with the end of the process before it or after its first result."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if result is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapped


def main(point: str) -> None:
    """Become a worker."""
    django.setup()
    from django.core.management import call_command  # Django must be set up first

    if point != "never":
        name, function, when = POINTS[point]
        __import__(name)
        module = sys.modules[name]
        setattr(module, function, dying(getattr(module, function), when))
    call_command("work", threads=1)


if __name__ == "__main__":
    main(sys.argv[1])
