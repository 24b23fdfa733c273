"""The fault switches: which there are, and what each does to a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MAIL = "smtp"
POSTCODES = "postcodes"
TLS = "tls"
NOTIFY = "notify"
"""The names under which the switches of the mail server, the source of postcodes, the listener behind TLS and the
sender of notices are set; every other name is a force."""

RECEIVER_FAULTS: Mapping[str, str] = {
    "slow": "waits `seconds` (15 if not said), then keeps the report and answers 201",
    "500": "keeps nothing, answers 500",
    "503": "keeps nothing, answers 503",
    "429": "keeps nothing, answers 429 with Retry-After of `seconds` (1 if not said)",
    "409": "keeps the report, then answers as if an earlier try had brought it",
    "refuse": "keeps nothing, refuses the report with 422",
    "garbage": "keeps nothing, answers 201 with a page that is not from a records system",
    "reset": "keeps nothing, resets the connection",
    "half": "keeps the report, sends half an answer and closes",
    "accept-then-die": "keeps the report, closes without an answer",
    "duplicate-callbacks": "tells each state twice, and the first late once more",
}
TAKING = tuple(kind for kind in RECEIVER_FAULTS if kind != "duplicate-callbacks")
"""The switches that a report meets; the other waits for a state to be told."""
MAIL_FAULTS: Mapping[str, str] = {
    "slow": "waits `seconds` (15 if not said) after the message, then keeps it",
    "4xx": "keeps nothing, answers 451 to the mailbox",
    "refuse": "keeps nothing, answers 550 to the mailbox",
    "reject": "keeps nothing, answers 554 to the message",
    "reset": "keeps nothing, breaks the connection after the message",
    "accept-then-die": "keeps the message, breaks the connection without an answer",
}


POSTCODE_FAULTS: Mapping[str, str] = {
    "slow": "waits `seconds` (15 if not said), then answers",
    "500": "answers 500",
    "503": "answers 503",
    "429": "answers 429",
    "garbage": "answers 200 with a page that is not from a source of postcodes",
    "reset": "resets the connection",
}

TLS_FAULTS: Mapping[str, str] = {
    "expired-certificate": "shows a server certificate that has expired",
}
NOTIFY_FAULTS: Mapping[str, str] = {
    "slow": "waits `seconds` (15 if not said), then takes the notice",
    "500": "takes nothing, answers 500",
    "429": "takes nothing, answers 429 RateLimitError",
    "400": "takes nothing, answers 400 BadRequestError",
    "403": "takes nothing, answers 403 AuthError",
    "garbage": "takes nothing, answers 201 with a page that is not from Notify",
    "reset": "takes nothing, resets the connection",
    "accept-then-die": "takes the notice, closes without an answer",
}


@dataclass(frozen=True)
class Fault:
    """A switch that is on.

    times: how many requests it still meets, None for all. seconds: its measure, where it has one.
    """

    kind: str
    times: int | None = None
    seconds: float | None = None


OF_SYSTEMS: Mapping[str, Mapping[str, str]] = {
    MAIL: MAIL_FAULTS,
    POSTCODES: POSTCODE_FAULTS,
    TLS: TLS_FAULTS,
    NOTIFY: NOTIFY_FAULTS,
}


def faults_for(name: str) -> Mapping[str, str]:
    """The switches that a force or one of the systems named above has."""
    return OF_SYSTEMS.get(name, RECEIVER_FAULTS)


def fault_from(name: str, body: object) -> Fault | None:
    """The switch that a control request describes; None turns it off. Raises ValueError saying what is wrong."""
    if not isinstance(body, Mapping):
        raise ValueError('send JSON such as {"fault": "500", "times": 2}')
    kind, times, seconds = body.get("fault"), body.get("times"), body.get("seconds")
    if kind == "none":
        return None
    if kind not in faults_for(name):
        raise ValueError(f"fault must be one of: none, {', '.join(faults_for(name))}")
    if times is not None and (not isinstance(times, int) or isinstance(times, bool) or times < 1):
        raise ValueError("times must be a whole number of 1 or more, or null for every request")
    if seconds is not None and (not isinstance(seconds, (int, float)) or not 0 <= seconds <= 600):
        raise ValueError("seconds must be a number from 0 to 600")
    return Fault(str(kind), times, float(seconds) if seconds is not None else None)
