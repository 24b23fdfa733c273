"""Submissions: each sealed under a key of its own, which is sealed to its force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from contact_forms.sealing.envelope import (
    Answers,
    new_key,
    open_box,
    open_content,
    read,
    seal_content,
    seal_in_box,
    written,
)
from contact_forms.sealing.force_keys import ForceKeyRow, force_private, name_of_force_key

ANSWERS_FIELD = "answers"


@dataclass(frozen=True)
class SealedSubmission:
    """sealed: for `Submission.sealed`. sealed_key: for `SubmissionKey.sealed_key`. Both name the force's key."""

    sealed: bytes
    sealed_key: bytes


class _SubmissionRow(Protocol):
    id: UUID
    site_id: int
    sealed: Any


class _SubmissionKeyRow(Protocol):
    sealed_key: Any


def seal_submission(
    *, submission_id: UUID, site_id: int, answers: Mapping[str, Any], public_key: bytes, public_key_id: int
) -> SealedSubmission:
    """A submission's answers under a new key, and that key sealed to the force (`Tenant.public_key`)."""
    key, name = new_key(), name_of_force_key(public_key_id)
    sealed = seal_content(key, written(answers), _belongs(site_id, submission_id, ANSWERS_FIELD, public_key_id), name)
    return SealedSubmission(sealed, seal_in_box(bytes(public_key), key, name))


def open_submission(
    submission: _SubmissionRow, submission_key: _SubmissionKeyRow, force_key: ForceKeyRow, opening: Sequence[bytes]
) -> Answers:
    """A submission's answers. opening: the platform's opening keys (`opening_keys()`).

    Raises CannotOpen for wrong opening keys, for rows that do not belong together, and for changed bytes.
    """
    name = name_of_force_key(force_key.id)
    key = open_box(force_private(force_key, opening), submission_key.sealed_key, name)
    belongs = _belongs(submission.site_id, submission.id, ANSWERS_FIELD, force_key.id)
    return read(open_content(key, submission.sealed, belongs, name))


def _belongs(site_id: int, submission_id: UUID, field: str, key_id: int) -> bytes:
    return f"{site_id}|{submission_id}|{field}|{key_id}".encode()
