"""Starting the clocks of a submission: by when the force must have done what."""

from __future__ import annotations

from datetime import date, datetime, time

from contact_forms.engine import Walk
from contact_forms.engine.clocks import LONDON, Clock, runs_out, warned_at
from contact_forms.models import Due, Submission
from contact_forms.plan import DeliveryPlan


def start_clocks(submission: Submission, plan: DeliveryPlan, walked: Walk) -> None:
    """Write down what is due, in the caller's transaction: one statement, and none for a plan without clocks.

    A clock that runs from a date of the report starts with that day; where the person could not say, with the sending.
    """
    dues = []
    for clock in plan.clocks:
        if clock.binds == "force":
            start = _start(clock, walked) or submission.submitted_at
            end = runs_out(clock, start)
            warn = max(warned_at(start, end), submission.submitted_at)
            dues.append(Due(submission=submission, site_id=submission.site_id, key=clock.key, due_at=end, warn_at=warn))
    if dues:
        Due.objects.bulk_create(dues)


def _start(clock: Clock, walked: Walk) -> datetime | None:
    """Midnight of the day that was answered; None where no whole day was."""
    answer = walked.answers.get(clock.starts) if clock.starts else None
    try:
        day = date.fromisoformat(answer) if isinstance(answer, str) else None
    except ValueError:
        return None
    return datetime.combine(day, time(0), LONDON) if day is not None else None
