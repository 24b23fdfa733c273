"""Once a minute: alarms are raised and cleared, and who must hear of one is told, again each day while it is open.

What is wrong now is found across all walls by one function of the database, as ids and numbers (`soh_causes`). The rest
happens behind the wall of each force.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now

from contact_forms.actions.alarms import clear_alarm, raise_alarm
from contact_forms.actions.causes import CAUSES, Cause, sentence
from contact_forms.actions.note import WORKER, note
from contact_forms.actions.notices import Notice, in_admin, not_told, send_notice
from contact_forms.actions.sending import refuse_inside_a_transaction
from contact_forms.jobs import Claim, Result, each_minute, kind, wake_workers
from contact_forms.models import Alarm, Attempt, Job
from contact_forms.tenant import Contact, tenant_for_site
from contact_forms.walls import NATION, within_sites
from integrations.errors import DeliveryError

logger = logging.getLogger("contact_forms.watch")

ALARM = "alarm"
UNANSWERED = 3
"""So many alerts about an urgent report that nobody answers are an alarm."""
AGAIN_AFTER = timedelta(days=1)
MOST_AT_ONCE = 50
"""Alarms that one e-mail names."""
LONGEST_TEXT = 500
"""Characters: a reason alone may be as long."""
Outcome = Attempt.Outcome


@each_minute("watch")
def watch() -> int:
    """Raise what is new, clear what is over, and owe the telling; returns how many alarms were raised."""
    now, opened = _causes(), _open_alarms()
    raised = 0
    for site_id in {cause.site_id for cause in now} | {site_id for site_id, *_ in opened}:
        wrong = {(cause.cause, cause.about): cause for cause in now if cause.site_id == site_id}
        with within_sites(NATION if site_id is None else site_id):
            untold = {alarm: untold for site, alarm, untold in opened if site == site_id}
            mine = {(alarm.cause, alarm.about): alarm for alarm in Alarm.objects.filter(pk__in=untold)}
            new = sum(_raise(cause) for key, cause in wrong.items() if key not in mine)
            # An alarm of another cause was raised elsewhere, and is cleared there.
            over = {key for key in mine if key not in wrong and key[0] in CAUSES}
            for name, about in over:
                clear_alarm(site_id, name, about)
            raised += new
            if new or any(untold[alarm.pk] for key, alarm in mine.items() if key not in over):
                _owe_telling(site_id)
    return raised


def _causes() -> list[Cause]:
    limits = [settings.SOH_LATE_MINUTES, settings.SOH_URGENT_LATE_MINUTES, settings.SOH_BREAKER_MINUTES, UNANSWERED]
    with connection.cursor() as cursor:
        cursor.execute("SELECT site, cause, about, number FROM soh_causes(%s, %s, %s, %s)", limits)
        return [Cause(*row) for row in cursor.fetchall()]


def _open_alarms() -> list[tuple[int | None, int, bool]]:
    """Of each open alarm its site, its id, and whether it is to be told (again)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT site, alarm, untold FROM soh_open_alarms(%s)", [AGAIN_AFTER.total_seconds() / 60])
        return cursor.fetchall()


def _raise(cause: Cause) -> bool:
    try:
        text = sentence(cause)
    except ObjectDoesNotExist:
        # Gone since it was found: the next minute does not find it.
        return False
    opened = raise_alarm(cause.site_id, cause.cause, text[:LONGEST_TEXT], cause.about)
    if opened:
        logger.warning("alarm", extra={"event": f"alarm.{cause.cause}", "site": cause.site_id, "job": cause.about})
    return opened


def _owe_telling(site_id: int | None) -> None:
    """One job tells all alarms of a force. One whose mailbox refuses it waits for a person, and is tried each day."""
    if site_id is None and not settings.SOH_NATIONAL_OPERATIONS:
        return
    jobs = Job.objects.filter(kind=ALARM, site_id=site_id).exclude(state=Job.DONE)
    refused = jobs.filter(state=Job.ATTENTION, due_at__lt=Now() - AGAIN_AFTER)
    if not jobs.exists():
        Job.objects.create(kind=ALARM, site_id=site_id, priority=Job.URGENT, due_at=Now())
    elif not refused.update(state=Job.WAITING, due_at=Now()):
        return
    wake_workers()


@kind(ALARM)
def tell_alarms(claim: Claim) -> Result:
    """Tell who is responsible of every alarm that is open and untold, in one e-mail."""
    with within_sites(claim.wall):
        job = Job.objects.get(pk=claim.job_id)
        untold = Q(told_at=None) | Q(told_at__lt=Now() - AGAIN_AFTER)
        mine = Alarm.objects.filter(untold, site_id=claim.site_id, cleared_at=None)
        alarms = list(mine.order_by("raised_at")[:MOST_AT_ONCE])
    if not alarms:
        return Result(Job.DONE, Outcome.DONE, "What was wrong is over.")
    refuse_inside_a_transaction()
    try:
        send_notice(_operations(claim.site_id), _notice(alarms, claim.site_id), job)
    except DeliveryError as error:
        return not_told(error, job)

    def remember(job: Job) -> None:
        Alarm.objects.filter(pk__in=[alarm.pk for alarm in alarms]).update(told_at=Now())
        note(
            "alarm told", site_id=job.site_id, actor=WORKER, detail={"causes": sorted({each.cause for each in alarms})}
        )

    return Result(Job.DONE, Outcome.DONE, also=remember)


def _operations(site_id: int | None) -> Contact:
    return Contact(settings.SOH_NATIONAL_OPERATIONS) if site_id is None else tenant_for_site(site_id).operations


def _notice(alarms: list[Alarm], site_id: int | None) -> Notice:
    whose = "the platform" if site_id is None else tenant_for_site(site_id).name
    name = _operations(site_id).name
    number = f"{len(alarms)} alarms" if len(alarms) > 1 else "Alarm"
    desk = in_admin("national-desk" if site_id is None else "desk")
    return Notice(
        "alarm",
        f"{number}: online reports of {whose}",
        (
            *((f"To {name}:",) if name else ()),
            *(alarm.text for alarm in alarms),
            f"See what to do at the operations desk: {desk}",
            "You are told of each alarm once, and again each day until what it is about is over.",
        ),
    )
