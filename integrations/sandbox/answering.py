"""What a fault switch makes of an answer, the same for every system that takes reports."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import Response, request

from integrations.sandbox.connections import BREAK
from integrations.sandbox.faults import Fault

SLOW_SECONDS = 15.0


def kind_of(fault: Fault | None) -> str:
    """The word of a switch, "" for none."""
    return fault.kind if fault is not None else ""


def broken_answer(fault: Fault | None, say: Callable[[int, str], Response]) -> Response | None:
    """The answer of a switch that keeps nothing; None where the report is to be taken, after a wait if it is slow.

    say: makes an answer of a status and a sentence, in the system's own format.
    """
    kind = kind_of(fault)
    if kind in ("500", "503", "400", "403"):
        return say(int(kind), "The pretend system was told to fail.")
    if kind == "429":
        answer = say(429, "Too many requests.")
        wait = fault.seconds if fault is not None and fault.seconds is not None else 1
        answer.headers["Retry-After"] = str(int(wait))
        return answer
    if kind == "refuse":
        return say(422, "The pretend system was told to refuse.")
    if kind == "garbage":
        return Response("<html><body>Welcome to the wireless network</body></html>", 201, mimetype="text/html")
    if kind == "reset":
        request.environ[BREAK] = "reset"
        return Response(status=204)
    if kind == "slow" and fault is not None:
        time.sleep(fault.seconds if fault.seconds is not None else SLOW_SECONDS)
    return None


def seal_fate(answer: Response, fault: Fault | None) -> Response:
    """The answer of a report that was kept, broken where the switch says so."""
    if kind_of(fault) == "half":
        request.environ[BREAK] = "half"
    elif kind_of(fault) == "accept-then-die":
        request.environ[BREAK] = "drop"
    return answer
