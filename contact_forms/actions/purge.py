"""Erasing reports that were delivered and whose time is over: the key first, so that nothing opens from then on.

The key's end is committed by itself. A crash after it leaves rows that open nowhere, and the next run takes them away.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Model, QuerySet

from contact_forms.actions.erasable import ERASABLE, judged
from contact_forms.actions.note import PLATFORM, WORKER, note
from contact_forms.jobs import each_minute
from contact_forms.models import (
    Acknowledgement,
    Attempt,
    Draft,
    DraftHolder,
    Due,
    Hold,
    Job,
    Message,
    Receipt,
    SentFile,
    StatusUpdate,
    Submission,
    SubmissionKey,
)
from contact_forms.walls import every_site, within_sites

AT_ONCE = 50
"""Reports of one transaction."""
A_MINUTE = 500
"""Reports that a worker erases before it looks after its other duties again."""

# What goes with a report, in an order that no foreign key minds.
GOES_TOO: tuple[tuple[type[Model], str], ...] = (
    *((model, "submission") for model in (Acknowledgement, Hold, Message, Due, SentFile, StatusUpdate, Receipt)),
    (Attempt, "job__submission"),
    (Job, "submission"),
    (SubmissionKey, "submission"),
)


def purge(most: int | None = None, *, actor: str = PLATFORM) -> int:
    """Erase what may be erased, of every site, in short transactions; returns how many reports. most: stop there.

    An addition goes before the report it is about, and both in one run.
    """
    erased = 0
    for site_id in every_site():
        while most is None or erased < most:
            batch = _destroy_keys(site_id)
            if not batch:
                break
            erased += _take_rows_away(site_id, batch, actor)
    return erased


def _destroy_keys(site_id: int) -> list[UUID]:
    """The next reports, which open nowhere once this has returned."""
    with within_sites(site_id):
        found = list(_erasable().order_by("submitted_at")[:AT_ONCE])
        # Who adds a hold, a question or an addition meanwhile is waited for here, and then seen.
        locked = Submission.objects.select_for_update(of=("self",)).filter(pk__in=found)
        list(locked.order_by("pk").values_list("pk", flat=True))
        sure = list(_erasable().filter(pk__in=found))
        SubmissionKey.objects.filter(pk__in=sure).delete()
        Message.objects.filter(submission__in=sure).update(key_for_person=b"", key_for_force=b"")
    return sure


def _erasable() -> QuerySet[Submission]:
    return judged().filter(kept=ERASABLE).values_list("pk", flat=True)


def _take_rows_away(site_id: int, batch: list[UUID], actor: str) -> int:
    with within_sites(site_id):
        gone = list(Submission.objects.select_for_update(of=("self",)).filter(pk__in=batch, key=None))
        ids, journeys = [each.pk for each in gone], [each.journey for each in gone]
        for model, path in GOES_TOO:
            model._default_manager.filter(**{f"{path}__in": ids}).delete()
        DraftHolder.objects.filter(draft__in=journeys).delete()
        Draft.objects.filter(pk__in=journeys).delete()
        Submission.objects.filter(pk__in=ids).delete()
        for each in gone:
            detail = {"reference": each.reference, "service": each.service_slug}
            note("erased", site_id=site_id, actor=actor, submission=each, detail=detail)
    return len(gone)


def once_a_day(work: Callable[[int], int]) -> Callable[[], int]:
    """A chore for every minute that calls `work(A_MINUTE)` until it has done less than that, and then not before the
    database's next day."""
    finished: list[date] = []

    def chore() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_date")
            (today,) = cursor.fetchone()
        if finished == [today]:
            return 0
        done = work(A_MINUTE)
        if done < A_MINUTE:
            finished[:] = [today]
        return done

    return chore


def _purge_unless_off(most: int) -> int:
    return purge(most, actor=WORKER) if settings.SOH_PURGE else 0


purge_daily = each_minute("purge")(once_a_day(_purge_unless_off))
