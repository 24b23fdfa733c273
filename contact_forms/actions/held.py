"""A submission with what it takes to open it: read in one short transaction, opened outside it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from contact_forms.models import ForceKey, Submission, SubmissionKey
from contact_forms.sealing import Answers, open_submission, opening_keys


@dataclass(frozen=True)
class Held:
    """The three rows of one held report. `submission.form_version` is loaded too."""

    submission: Submission
    key: SubmissionKey
    force_key: ForceKey

    def answers(self) -> Answers:
        """The answers. Raises CannotOpen in a process without the opening key, and for rows that were changed."""
        return open_submission(self.submission, self.key, self.force_key, opening_keys())


def held(submission_id: UUID) -> Held:
    """The rows, in the caller's transaction. Raises SubmissionKey.DoesNotExist where the report was purged or is
    behind another force's wall."""
    key = SubmissionKey.objects.select_related("submission__form_version", "force_key").get(pk=submission_id)
    return Held(key.submission, key, key.force_key)
