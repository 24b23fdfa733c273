"""The real worker command in a process of its own, which ends by SIGKILL at a chosen point of its first delivery.

`python -m tests.faults.dying_worker <point>`; the points are the keys of `tests.faults.points.POINTS`, or "never".
"""

from __future__ import annotations

import sys

import django

from tests.faults.points import arm


def main(point: str) -> None:
    """Become a worker."""
    django.setup()
    from django.core.management import call_command  # Django must be set up first

    if point != "never":
        arm(point)
    call_command("work", threads=1)


if __name__ == "__main__":
    main(sys.argv[1])
