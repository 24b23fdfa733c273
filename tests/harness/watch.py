"""What people on duty and receivers add to a report, one of each."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from contact_forms.models import (
    Acknowledgement,
    Alarm,
    Due,
    ForceKey,
    Hold,
    Job,
    Message,
    NoticeRoute,
    Pause,
    Route,
    SentFile,
    StatusUpdate,
    Submission,
)


def make_watch(
    submission: Submission, key: ForceKey, route: Route, job: Job, text: Callable[[str], str]
) -> dict[str, list[int]]:
    """One of each for this report, in the caller's transaction; text: a kind of thing -> what is written in it."""
    site, now, by = submission.site, timezone.now(), {"by": text("by"), "by_id": 1}
    Acknowledgement.objects.create(submission=submission, site=site, at=now, **by)
    Hold.objects.create(submission=submission, site=site, reason=text("hold"), at=now, **by)
    Pause.objects.create(site=site, reason=text("pause"), since=now, **by)
    alarm = Alarm.objects.create(site=site, cause="tested", about=job.pk, text=text("alarm"), raised_at=now)
    due = Due.objects.create(
        submission=submission, site=site, key="answer", due_at=now, warn_at=now, met_by=text("met")
    )
    message = Message.objects.create(
        submission=submission,
        site=site,
        kind=Message.NEWS,
        sealed=b"sealed",
        key_for_person=b"sealed",
        key_for_force=b"sealed",
        force_key=key,
        sent_at=now,
        **by,
    )
    sent_file = SentFile.objects.create(submission=submission, site=site, name=text("file"), sha256="a" * 64, size=1)
    update = StatusUpdate.objects.create(
        submission=submission,
        site=site,
        route=route,
        message_id=text("update"),
        state=StatusUpdate.ALLOCATED,
        at=now,
    )
    NoticeRoute.objects.create(site=site, adapter="email_notice", address=text("notices"))
    return {
        "alarm": [alarm.pk],
        "due": [due.pk],
        "message": [message.pk],
        "sent_file": [sent_file.pk],
        "status_update": [update.pk],
    }
