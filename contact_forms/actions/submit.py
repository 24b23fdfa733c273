"""Submitting: one transaction after which the platform owes the delivery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from contact_forms.actions.commit import commit_submission, note_submitted
from contact_forms.engine import walk
from contact_forms.models import Draft, FormVersion, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites


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
    *,
    key: bytes = b"",
    keep_copy: bool = False,
) -> Submission:
    """Commit the journey as a submission, with its delivery owed; show `submission.reference` only after this returned.

    draft: as it was read from the database when `answers` were opened from it. today: the day in the force's place.
    form_version: the form that the person saw, where a safe change has moved the journey on from the draft's own.
    key: the draft's own, of which the track code comes; empty for a report that nobody tracks. keep_copy: the draft
    keeps the answers, sealed under that key as before, so that the person can have a copy until the draft ends.
    A second call for the same journey (double click, another tab, a lost answer to the COMMIT) returns the first's
    submission. Afterwards the draft is empty (but for that copy) and holds the reference; its holders stay, so that
    Back and refresh find it. Raises NotComplete, DraftChanged, DraftGone.
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
        submission = commit_submission(
            locked.pk, locked.form_version, walked, tenant, locked.language, track_secret=key, request_id=request_id
        )
        if not keep_copy:
            locked.sealed = b""
        locked.submission_reference = submission.reference
        locked.save(update_fields=["sealed", "form_version", "submission_reference"])
        note_submitted(submission)
    return submission
