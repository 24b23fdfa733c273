"""A submission with what it takes to open it: read in one short transaction, opened outside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from contact_forms.models import ForceKey, Submission, SubmissionKey
from contact_forms.sealing import Answers, open_submission, opening_keys


@dataclass(frozen=True)
class Held:
    """The three rows of one held report. `submission.form_version` and `.about` are loaded too."""

    submission: Submission
    key: SubmissionKey
    force_key: ForceKey

    def answers(self) -> Answers:
        """The answers. Raises CannotOpen in a process without the opening key, and for rows that were changed."""
        return open_submission(self.submission, self.key, self.force_key, opening_keys())


def held(submission_id: UUID) -> Held:
    """The rows, in the caller's transaction. Raises SubmissionKey.DoesNotExist where the report was purged or is
    behind another force's wall."""
    found = held_together([submission_id]).get(submission_id)
    if found is None:
        raise SubmissionKey.DoesNotExist
    return found


def held_together(submission_ids: Collection[UUID]) -> dict[UUID, Held]:
    """The rows of several reports, in the caller's transaction; without those that were purged or are out of sight."""
    keys = SubmissionKey.objects.select_related("submission__form_version", "submission__about", "force_key").defer(
        "submission__form_version__definition", "submission__form_version__plan", "submission__about__sealed"
    )
    rows = {key.pk: Held(key.submission, key, key.force_key) for key in keys.filter(pk__in=submission_ids)}
    for each in rows.values():
        each.submission.form_version = each.submission.form_version.remembered()
    return rows
