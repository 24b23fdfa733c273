"""The causes of alarms, and the sentence for each. A sentence names a reference or a service, and never an answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from contact_forms.actions.clocks import clock_name
from contact_forms.models import Due, Job, Route

CAUSES = frozenset(
    {"attention", "fallback", "unreachable", "late", "breaker", "clock", "unanswered", "not-alerted"},
)
"""As `soh_causes` names them (migration 0004)."""


@dataclass(frozen=True)
class Cause:
    """One thing that is wrong now. site_id: None for the nation. about, number: as `soh_causes` gives them."""

    site_id: int | None
    cause: str
    about: int
    number: int = 0


def sentence(cause: Cause) -> str:
    """What an alarm about this says, in the caller's transaction and behind its wall.

    Raises DoesNotExist where the row that it is about is gone, KeyError for a cause that is not in `CAUSES`.
    """
    return _SENTENCES[cause.cause](cause)


def _attention(cause: Cause) -> str:
    job = Job.objects.select_related("submission").get(pk=cause.about)
    what = f"Report {job.submission.reference}" if job.submission else "Something"
    return f"{what} needs attention, and nobody has taken it in hand. {job.reason}".strip()


def _fallback(cause: Cause) -> str:
    return f"Report {_reference(cause)} was not delivered, and the e-mail in place of the delivery did not get through."


def _unreachable(cause: Cause) -> str:
    return f"The people on duty of force {cause.about} cannot be told of their alarms: their mailbox refuses e-mail."


def _late(cause: Cause) -> str:
    kind = "An urgent report" if cause.about == Job.URGENT else "A routine report"
    return f"{kind} has waited {cause.number} minutes for its delivery, longer than is promised."


def _breaker(cause: Cause) -> str:
    route = Route.objects.get(pk=cause.about)
    since = date_format(timezone.localtime(route.breaker_open_since), "j F Y, H:i")
    return f"The receiver of {route.service_slug or 'every service'} has taken nothing since {since}."


def _clock(cause: Cause) -> str:
    due = Due.objects.select_related("submission").get(pk=cause.about)
    by = date_format(timezone.localtime(due.due_at), "j F Y, H:i")
    return f"{clock_name(due)}: report {due.submission.reference} is due by {by}, and nobody has marked it as done."


def _unanswered(cause: Cause) -> str:
    return f"Urgent report {_reference(cause)} has not been acknowledged, though people on duty were told of it."


def _not_alerted(cause: Cause) -> str:
    return f"People on duty cannot be told of urgent report {_reference(cause)}: the e-mail does not get through."


def _reference(cause: Cause) -> str:
    return str(Job.objects.select_related("submission").get(pk=cause.about).submission)


_SENTENCES = {
    "attention": _attention,
    "fallback": _fallback,
    "unreachable": _unreachable,
    "late": _late,
    "breaker": _breaker,
    "clock": _clock,
    "unanswered": _unanswered,
    "not-alerted": _not_alerted,
}
