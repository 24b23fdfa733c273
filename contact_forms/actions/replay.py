"""Sending again everything that was delivered between two moments: for a receiver that lost what it had taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Func, JSONField, QuerySet, Value
from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.actions.owe import DELIVER, REPLAYED
from contact_forms.jobs import wake_workers
from contact_forms.models import Job, SentFile
from contact_forms.walls import within_sites


class CountChanged(Exception):
    """There are not as many reports as somebody agreed to. number: how many there are."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There are {number} reports now.")
        self.number = number


@dataclass(frozen=True)
class Span:
    """What is to be sent again: all that a force delivered from one moment up to, not including, another.

    route_id: only what went by this route; None for every route.
    """

    site_id: int
    begins: datetime
    ends: datetime
    route_id: int | None = None


def count_replay(span: Span) -> int:
    """How many reports that would be."""
    with within_sites(span.site_id):
        return _delivered(span).count()


def replay(span: Span, agreed: int, *, actor: str, actor_id: int, address: str | None = None) -> int:
    """Put each of those deliveries back in the queue, and return how many. Earlier receipts stay.

    Each is marked as a possible duplicate unless the receiver tells copies apart by itself. agreed: the number that
    somebody was shown; raises CountChanged, and does nothing, where it is not so many.
    """
    with within_sites(span.site_id):
        jobs = list(_delivered(span).select_for_update(of=("self",)).values_list("pk", flat=True))
        if len(jobs) != agreed:
            raise CountChanged(len(jobs))
        mark = Func(F("detail"), Value({REPLAYED: True}, output_field=JSONField()), function="", arg_joiner=" || ")
        Job.objects.filter(pk__in=jobs).update(
            state=Job.WAITING,
            failures=0,
            lease_until=None,
            due_at=Now(),
            reopened_at=Now(),
            done_at=None,
            detail=mark,
        )
        # Who lost a report lost its files too.
        SentFile.objects.filter(submission__jobs__in=jobs).update(confirmed_at=None)
        note(
            "replayed",
            site_id=span.site_id,
            actor=actor,
            actor_id=actor_id,
            address=address,
            detail={
                "from": span.begins.isoformat(),
                "until": span.ends.isoformat(),
                "route": span.route_id,
                "reports": len(jobs),
            },
        )
        wake_workers()
    return len(jobs)


def _delivered(span: Span) -> QuerySet[Job]:
    # A delivery that was sent again keeps its earlier receipts, and still counts by when it was last delivered.
    found = Job.objects.filter(
        site_id=span.site_id, kind=DELIVER, state=Job.DONE, done_at__gte=span.begins, done_at__lt=span.ends
    )
    return found if span.route_id is None else found.filter(route_id=span.route_id)
