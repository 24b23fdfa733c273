"""Submitting: one transaction after which the platform owes the delivery."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from contact_forms.actions.note import PUBLIC, note
from contact_forms.actions.owe import owe_delivery
from contact_forms.engine import Walk, new_reference, walk
from contact_forms.jobs import wake_workers
from contact_forms.models import Draft, FormVersion, Submission, SubmissionKey
from contact_forms.sealing import seal_submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites

REFERENCE_TRIES = 5


class NotComplete(Exception):
    """Questions are open. step_key: the first step to go to (an exit's, where the answers lead to one)."""

    def __init__(self, step_key: str) -> None:
        super().__init__(step_key)
        self.step_key = step_key


class DraftChanged(Exception):
    """The draft was written by another tab after these answers were read: show the person what would be sent."""


class DraftGone(Exception):
    """The draft was ended or purged, and was never sent."""


def submit(
    draft: Draft,
    answers: Mapping[str, Any],
    tenant: Tenant,
    today: date,
    request_id: str = "",
    form_version: FormVersion | None = None,
) -> Submission:
    """Commit the journey as a submission, with its delivery owed; show `submission.reference` only after this returned.

    draft: as it was read from the database when `answers` were opened from it. today: the day in the force's place.
    form_version: the form that the person saw, where a safe change has moved the journey on from the draft's own.
    A second call for the same journey (double click, another tab, a lost answer to the COMMIT) returns the first's
    submission. Afterwards the draft is empty and holds the reference; its holders stay, so that Back and refresh find
    it. Raises NotComplete, DraftChanged, DraftGone.
    """
    if draft.site_id != tenant.site_id:
        raise ValueError("The draft belongs to another site.")
    with within_sites(tenant.site_id):
        drafts = Draft.objects.select_for_update(of=("self",)).select_related("form_version")
        locked = drafts.filter(pk=draft.pk).first()
        if locked is None:
            raise DraftGone
        if locked.submission_reference:
            return Submission.objects.get(journey=locked.pk)
        if bytes(locked.sealed) != bytes(draft.sealed):
            raise DraftChanged
        if form_version is not None:
            locked.form_version = form_version
        walked = walk(locked.form_version.form, answers, today)
        if not walked.complete:
            end = walked.current or walked.exit
            raise NotComplete(end.key if end is not None else "")
        submission = _commit(locked, walked, tenant)
        owe_delivery(submission, request_id=request_id)
        locked.sealed = b""
        locked.submission_reference = submission.reference
        locked.save(update_fields=["sealed", "form_version", "submission_reference"])
        wake_workers()
        # Last, since entries of one force wait for each other until they are committed.
        note("submitted", site_id=tenant.site_id, actor=PUBLIC, submission=submission)
    return submission


def _commit(draft: Draft, walked: Walk, tenant: Tenant) -> Submission:
    submission = Submission(
        id=uuid.uuid4(),
        journey=draft.pk,
        site_id=tenant.site_id,
        form_version=draft.form_version,
        service_slug=draft.form_version.service_slug,
        language=draft.language,
        urgency=Submission.URGENT if walked.urgent else Submission.ROUTINE,
        submitted_at=timezone.now(),
    )
    sealed = seal_submission(
        submission_id=submission.id,
        site_id=tenant.site_id,
        answers=walked.answers,
        public_key=tenant.public_key,
        public_key_id=tenant.public_key_id,
    )
    submission.sealed = sealed.sealed
    _save_under_a_free_reference(submission, draft.form_version.delivery.reference_prefix)
    SubmissionKey.objects.create(
        submission=submission,
        site_id=tenant.site_id,
        force_key_id=tenant.public_key_id,
        sealed_key=sealed.sealed_key,
    )
    return submission


def _save_under_a_free_reference(submission: Submission, prefix: str) -> None:
    for left in reversed(range(REFERENCE_TRIES)):
        submission.reference = new_reference(prefix)
        try:
            with transaction.atomic():
                submission.save(force_insert=True)
        except IntegrityError:
            # One in 10^10 references is taken. The journey cannot be: its draft is locked and has not been sent.
            if not left:
                raise
        else:
            return
