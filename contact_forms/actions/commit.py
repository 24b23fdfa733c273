"""Writing a finished journey down: the submission, its key and the delivery owed, in the caller's transaction."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from contact_forms.actions.alert import alert_of
from contact_forms.actions.note import PUBLIC, note
from contact_forms.actions.owe import delivery_of
from contact_forms.actions.start_clocks import start_clocks
from contact_forms.actions.tell_person import notice_of, writes_to_person
from contact_forms.engine import Walk, new_reference
from contact_forms.jobs import wake_workers
from contact_forms.models import FormVersion, Job, Submission, SubmissionKey
from contact_forms.outputs.persons_notice import RECEIVED
from contact_forms.sealing import seal_submission
from contact_forms.tenant import Tenant
from contact_forms.tracking import track_key

REFERENCE_TRIES = 5


def commit_submission(
    journey: uuid.UUID,
    form_version: FormVersion,
    walked: Walk,
    tenant: Tenant,
    language: str,
    *,
    track_secret: bytes = b"",
    sent_mark: bytes = b"",
    about: Submission | None = None,
    request_id: str = "",
) -> Submission:
    """The submission of a complete walk, with its delivery owed. The caller stands behind the tenant's wall, and holds
    a lock that lets nobody else commit the same journey. track_secret: what the track code comes of, empty for a report
    that nobody tracks. sent_mark: as `Submission.sent_mark`. about: the earlier submission that this one adds to."""
    submission = Submission(
        id=uuid.uuid4(),
        journey=journey,
        site_id=tenant.site_id,
        form_version=form_version,
        service_slug=form_version.service_slug,
        language=language,
        urgency=Submission.URGENT if walked.urgent or _adds_to_urgent(about) else Submission.ROUTINE,
        submitted_at=timezone.now(),
        sent_mark=sent_mark,
        about=about,
    )
    sealed = seal_submission(
        submission_id=submission.id,
        site_id=tenant.site_id,
        answers=walked.answers,
        public_key=tenant.public_key,
        public_key_id=tenant.public_key_id,
    )
    submission.sealed = sealed.sealed
    _save_under_a_free_reference(submission, form_version.delivery.reference_prefix, track_secret)
    SubmissionKey.objects.create(
        submission=submission,
        site_id=tenant.site_id,
        force_key_id=tenant.public_key_id,
        sealed_key=sealed.sealed_key,
    )
    start_clocks(submission, form_version.delivery, walked)
    jobs = [delivery_of(submission, request_id)]
    if writes_to_person(submission):
        jobs.append(notice_of(submission, RECEIVED))
    if submission.urgency == Submission.URGENT:
        jobs.append(alert_of(submission, request_id))
    Job.objects.bulk_create(jobs)
    wake_workers()
    return submission


def _adds_to_urgent(about: Submission | None) -> bool:
    return about is not None and about.urgency == Submission.URGENT


def note_submitted(submission: Submission, **detail: str) -> None:
    """The audit's entry. Last in the transaction, since entries of one force wait for each other until it commits."""
    note("submitted", site_id=submission.site_id, actor=PUBLIC, submission=submission, detail=detail)


def _save_under_a_free_reference(submission: Submission, prefix: str, track_secret: bytes) -> None:
    for left in reversed(range(REFERENCE_TRIES)):
        submission.reference = new_reference(prefix)
        if track_secret:
            submission.track_key = track_key(track_secret, submission.reference)
        try:
            with transaction.atomic():
                submission.save(force_insert=True)
        except IntegrityError:
            # One in 10^10 references is taken. The journey cannot be: the caller holds its lock and it was not sent.
            if not left:
                raise
        else:
            return
