"""What stands on the operations desk: no answer, and of other forces nothing. In the caller's transaction and wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Site

from contact_forms.actions.clocks import clock_name
from contact_forms.actions.fallback import FALLBACK_EMAIL
from contact_forms.actions.owe import DELIVER
from contact_forms.admin.in_words import kind_in_words, lasting, until
from contact_forms.models import Alarm, Attempt, Due, Job, Pause, Route, Submission
from integrations.registry import adapter_choices

MOST_ROWS = 100
"""Of one list; how many more there are is said below it."""
Outcome = Attempt.Outcome

_WHAT_TO_DO = {
    Outcome.PERMANENT: "The receiver will refuse it again as it is. Ask whoever looks after the receiving system why, "
    "then send it again, without some of its answers if need be.",
    Outcome.MISCONFIGURED: "Put the route right, then send it again.",
    Outcome.FAILED: "Tell the support of the platform, then send it again.",
}


@dataclass(frozen=True)
class Waiting:
    """Deliveries that wait by themselves. oldest: how long, in words."""

    urgency: str
    number: int
    oldest: str


@dataclass(frozen=True)
class NeedsAttention:
    """One thing that a person must look at. what: what it is. since: when it last failed. advice: what to do."""

    job: Job
    what: str
    since: datetime
    advice: str
    is_delivery: bool


@dataclass(frozen=True)
class Clock:
    """One clock. words: such as "due in 2 days"."""

    due: Due
    name: str
    words: str
    overdue: bool


@dataclass(frozen=True)
class Way:
    """One route, how it goes and what stands against it."""

    route: Route
    name: str
    state: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Desk:
    """The whole desk of these sites. more_attention: how many things of the attention list are not in `attention`."""

    sites: Sequence[Site]
    pauses: Sequence[Pause]
    urgent: Sequence[Submission]
    alarms: Sequence[Alarm]
    waiting: Sequence[Waiting]
    attention: Sequence[NeedsAttention]
    more_attention: int
    clocks: Sequence[Clock]
    ways: Sequence[Way]


def desk_of(site_ids: Sequence[int]) -> Desk:
    """The desk of these sites."""
    attention = _attention(site_ids)
    return Desk(
        sites=list(Site.objects.filter(pk__in=site_ids).order_by("site_name")),
        pauses=list(Pause.objects.filter(site_id__in=site_ids).select_related("site")),
        urgent=unacknowledged(site_ids),
        alarms=list(Alarm.objects.filter(site_id__in=site_ids, cleared_at=None).order_by("raised_at")[:MOST_ROWS]),
        waiting=_waiting(site_ids),
        attention=[_needs_attention(job) for job in attention[:MOST_ROWS]],
        more_attention=max(0, attention.count() - MOST_ROWS),
        clocks=_clocks(site_ids),
        ways=[_way(route) for route in Route.objects.filter(site_id__in=site_ids).order_by("site", "service_slug")],
    )


def unacknowledged(site_ids: Sequence[int]) -> list[Submission]:
    """Urgent reports that nobody has acknowledged, the oldest first."""
    found = Submission.objects.filter(site_id__in=site_ids, urgency=Submission.URGENT, acknowledgement=None)
    return list(found.select_related("form_version", "site").order_by("submitted_at")[:MOST_ROWS])


def clocks_of(dues: QuerySet[Due], most: int | None = None) -> list[Clock]:
    """These clocks with how long they still have, in words; `met_at` says whether it still matters."""
    now = timezone.now()
    return [
        Clock(due, clock_name(due), until(due.due_at, now), due.met_at is None and due.due_at <= now)
        for due in dues.select_related("submission__form_version", "site")
        .defer("submission__sealed", "submission__form_version__definition", "submission__form_version__plan")
        .order_by("due_at")[:most]
    ]


def _clocks(site_ids: Sequence[int]) -> list[Clock]:
    near = Due.objects.filter(site_id__in=site_ids, met_at=None, warn_at__lte=timezone.now())
    return clocks_of(near, MOST_ROWS)


def _waiting(site_ids: Sequence[int]) -> list[Waiting]:
    now = timezone.now()
    since = Min(Coalesce("reopened_at", "created_at"))
    found = (
        Job.objects.filter(site_id__in=site_ids, kind=DELIVER, state=Job.WAITING)
        .order_by("priority")
        .values("priority")
        .annotate(number=Count("pk"), since=since)
    )
    words = dict(Job._meta.get_field("priority").choices or ())
    return [Waiting(words[row["priority"]], row["number"], lasting(now - row["since"])) for row in found]


def _attention(site_ids: Sequence[int]) -> QuerySet[Job]:
    tries = Attempt.objects.filter(job=OuterRef("pk")).order_by("-fence")
    return (
        Job.objects.filter(site_id__in=site_ids, state=Job.ATTENTION)
        .select_related("submission__form_version", "site", "route")
        .annotate(
            last_outcome=Subquery(tries.values("outcome")[:1]),
            failed_at=Coalesce(Max("attempts__finished_at"), "created_at"),
        )
        .order_by("priority", "failed_at")
    )


def _needs_attention(job: Any) -> NeedsAttention:
    return NeedsAttention(job, kind_in_words(job.kind), job.failed_at, _advice(job), job.kind == DELIVER)


def _advice(job: Any) -> str:
    if job.kind == FALLBACK_EMAIL:
        return "Nobody has this report yet. Check the mailbox for reports that cannot be delivered, then send it again."
    if job.kind != DELIVER:
        return "Check the mailbox it goes to, then send it again."
    known = _WHAT_TO_DO.get(job.last_outcome)
    if known:
        return known
    emailed = "It has gone by e-mail meanwhile. " if job.already_emailed else ""
    return f"{emailed}When the receiver takes reports again, send it again."


def _way(route: Route) -> Way:
    now = timezone.now()
    reasons = []
    if route.breaker_open_since is not None:
        reasons.append(f"The receiver has taken nothing for {lasting(now - route.breaker_open_since)}.")
    if route.quiet_from is not None and route.quiet_until is not None:
        reasons.append(f"Routine reports wait from {route.quiet_from:%H:%M} to {route.quiet_until:%H:%M}.")
    if not route.active:
        reasons.insert(0, route.off_reason or "No reason was given.")
    state = "Off" if not route.active else "Not answering" if route.breaker_open_since is not None else "On"
    return Way(route, dict(adapter_choices()).get(route.adapter, route.adapter), state, tuple(reasons))
