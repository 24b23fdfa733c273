"""Which reports may be erased, and why the others are kept. Asked of the database, by its own clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Now

from contact_forms.actions.owe import DELIVER
from contact_forms.models import Due, Hold, Job, Message, SentFile, Submission
from contact_forms.plan import DeliveryPlan
from contact_forms.walls import within_sites

NOT_DELIVERED = "not delivered"
WAITING = "something is still to be done"
ATTENTION = "in the attention list"
ON_HOLD = "on hold"
CLOCK_RUNS = "a clock still runs"
UNCONFIRMED = "a file not confirmed by its receiver"
UNANSWERED = "a question not answered"
ADDED_TO = "an addition is kept"
TOO_YOUNG = "retention not over"
ERASABLE = ""


@dataclass(frozen=True)
class Counted:
    """How many reports of a service share a fate. kept: why they are kept, `ERASABLE` where they are not."""

    service_slug: str
    kept: str
    number: int
    oldest: datetime


def judged() -> QuerySet[Submission]:
    """Reports behind the caller's wall, each with `kept`: why it is kept, or `ERASABLE`.

    One that was delivered and whose key is gone is erasable though something says to keep it: its erasing was
    interrupted. One whose key is gone and that no receiver has is a loss that a person must see, so it stays. A report
    is delivered when a receiver gave a receipt; a fallback e-mail is none. Its days are those its own form version
    promised.
    """
    jobs = Job.objects.filter(submission=OuterRef("pk"))
    delivery = jobs.filter(kind=DELIVER, state=Job.DONE, receipts__by_fallback=False)
    days = Cast(KeyTextTransform("retention_days", "form_version__plan"), IntegerField())
    kept_for = ExpressionWrapper(
        Coalesce(days, Value(DeliveryPlan.retention_days)) * Value(timedelta(days=1)), DurationField()
    )
    return Submission.objects.annotate(
        delivered_at=Subquery(delivery.values("done_at")[:1]),
        kept_until=ExpressionWrapper(F("delivered_at") + kept_for, DateTimeField()),
        kept=Case(
            When(Exists(jobs.filter(state=Job.ATTENTION)), then=Value(ATTENTION)),
            When(delivered_at=None, then=Value(NOT_DELIVERED)),
            When(Exists(jobs.filter(state=Job.WAITING)), then=Value(WAITING)),
            When(key=None, then=Value(ERASABLE)),
            When(Exists(Hold.objects.filter(submission=OuterRef("pk"))), then=Value(ON_HOLD)),
            When(_has(Due.objects.filter(met_at=None, due_at__gt=Now())), then=Value(CLOCK_RUNS)),
            When(_has(SentFile.objects.filter(confirmed_at=None)), then=Value(UNCONFIRMED)),
            When(_has(Message.objects.filter(kind=Message.QUESTION, answered_at=None)), then=Value(UNANSWERED)),
            When(Exists(Submission.objects.filter(about=OuterRef("pk"))), then=Value(ADDED_TO)),
            When(Q(kept_until__gt=Now()), then=Value(TOO_YOUNG)),
            default=Value(ERASABLE),
        ),
    )


def count_by_service(site_id: int) -> Iterator[Counted]:
    """What would be erased of a site and what is kept, by service and reason."""
    with within_sites(site_id):
        rows = judged().order_by().values("service_slug", "kept")
        found = rows.annotate(number=Count("pk"), oldest=Min("submitted_at")).order_by("service_slug", "kept")
        yield from [Counted(**row) for row in found]


def _has(rows: QuerySet[SentFile] | QuerySet[Message] | QuerySet[Due]) -> Exists:
    return Exists(rows.filter(submission=OuterRef("pk")))
