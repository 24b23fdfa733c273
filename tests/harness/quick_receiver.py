"""A receiver without a network: a real adapter that gives a receipt at once, or after a while, or never.

Only tests and measurements import this file, so no route of the platform can name it.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from integrations.adapters import Option, adapter, option_value
from integrations.errors import UnknownOutcome
from integrations.ports import Promises, RouteConfiguration
from integrations.report import DigitalReport, Receipt

HERE, GONE = "quick://here", "quick://gone"


def address_problem(address: str, inside_allowed: bool = False) -> str:
    """What is wrong with an address, or ""."""
    return "" if address in (HERE, GONE) else f"Enter {HERE} or {GONE}."


OPTIONS = (Option(name="seconds", label="Seconds that it takes", default="0"),)


@adapter(
    name="quick",
    label="Quick receiver of the tests",
    options=OPTIONS,
    address_label="Whether it is there",
    address_problem=address_problem,
    credentials_label="None",
)
class QuickReceiver:
    """Takes every report after the seconds of its route; one that is gone takes the seconds and nothing else."""

    name = "quick"
    promises = Promises(deduplicates=True)

    def __init__(self, configuration: RouteConfiguration) -> None:
        self._is_here = configuration.address == HERE
        self._seconds = float(option_value(OPTIONS, configuration, "seconds"))

    def deliver(self, report: DigitalReport) -> Receipt:
        """The receipt names the submission. Raises UnknownOutcome where the receiver is gone."""
        if self._seconds:
            time.sleep(self._seconds)
        if not self._is_here:
            raise UnknownOutcome("The report was sent and no whole answer came in time.")
        return Receipt(f"Q-{report.submission_id}", datetime.now(UTC))

    def look_up(self, submission_id: str) -> Receipt | None:
        """Never asked: it promises no look-up."""
        raise NotImplementedError
