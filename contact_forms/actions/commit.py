"""Writing a finished journey down: the submission, its key and the delivery owed, in the caller's transaction."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from contact_forms.actions.alert import owe_alert
from contact_forms.actions.note import PUBLIC, note
from contact_forms.actions.owe import owe_delivery
from contact_forms.engine import Walk, new_reference
from contact_forms.jobs import wake_workers
from contact_forms.models import FormVersion, Submission, SubmissionKey
from contact_forms.sealing import seal_submission
from contact_forms.tenant import Tenant

REFERENCE_TRIES = 5


def commit_submission(
    journey: uuid.UUID,
    form_version: FormVersion,
    walked: Walk,
    tenant: Tenant,
    language: str,
    *,
    sent_mark: bytes = b"",
    request_id: str = "",
) -> Submission:
    """The submission of a complete walk, with its delivery owed. The caller stands behind the tenant's wall, and holds
    a lock that lets nobody else commit the same journey. sent_mark: as `Submission.sent_mark`."""
    submission = Submission(
        id=uuid.uuid4(),
        journey=journey,
        site_id=tenant.site_id,
        form_version=form_version,
        service_slug=form_version.service_slug,
        language=language,
        urgency=Submission.URGENT if walked.urgent else Submission.ROUTINE,
        submitted_at=timezone.now(),
        sent_mark=sent_mark,
    )
    sealed = seal_submission(
        submission_id=submission.id,
        site_id=tenant.site_id,
        answers=walked.answers,
        public_key=tenant.public_key,
        public_key_id=tenant.public_key_id,
    )
    submission.sealed = sealed.sealed
    _save_under_a_free_reference(submission, form_version.delivery.reference_prefix)
    SubmissionKey.objects.create(
        submission=submission,
        site_id=tenant.site_id,
        force_key_id=tenant.public_key_id,
        sealed_key=sealed.sealed_key,
    )
    owe_delivery(submission, request_id=request_id)
    if walked.urgent:
        owe_alert(submission, request_id=request_id)
    wake_workers()
    return submission


def note_submitted(submission: Submission, **detail: str) -> None:
    """The audit's entry. Last in the transaction, since entries of one force wait for each other until it commits."""
    note("submitted", site_id=submission.site_id, actor=PUBLIC, submission=submission, detail=detail)


def _save_under_a_free_reference(submission: Submission, prefix: str) -> None:
    for left in reversed(range(REFERENCE_TRIES)):
        submission.reference = new_reference(prefix)
        try:
            with transaction.atomic():
                submission.save(force_insert=True)
        except IntegrityError:
            # One in 10^10 references is taken. The journey cannot be: the caller holds its lock and it was not sent.
            if not left:
                raise
        else:
            return
