"""Submitting a whole form in one request, by a program that names it with an idempotency key.

The key is the program's own random text; only what comes of it by hashing is kept. So a second request with it finds
the first's submission, and whoever reads the database can guess neither the key nor, by trying, what was answered.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from contact_forms.actions.commit import commit_submission, note_submitted
from contact_forms.engine import Plain, Whole, accept_all
from contact_forms.models import FormVersion, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites


class AnswersRefused(Exception):
    """The answers make no complete journey, and nothing was kept. whole: what came of them."""

    def __init__(self, whole: Whole) -> None:
        super().__init__()
        self.whole = whole


class KeyReused(Exception):
    """The key already named a submission with other content."""


@dataclass(frozen=True)
class IdempotencyKey:
    """A program's name for one submission of one service at one site. key: at least 128 random bits, such as a UUID."""

    site_id: int
    service_slug: str
    key: str

    @property
    def journey(self) -> uuid.UUID:
        """The journey of this key: `Submission.journey`."""
        return uuid.UUID(bytes=self._digest(b"journey", b"", 16))

    @property
    def track_secret(self) -> bytes:
        """What the track code comes of."""
        return self._digest(b"track", b"", 32)

    def mark(self, content: Any) -> bytes:
        """32 bytes that stand for this content (plain JSON) under this key: `Submission.sent_mark`."""
        written = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
        return self._digest(b"content", written, 32)

    def _digest(self, purpose: bytes, content: bytes, size: int) -> bytes:
        secret = hashlib.sha256(f"{self.site_id}|{self.service_slug}|{self.key}".encode()).digest()
        return hashlib.blake2b(content, key=secret, digest_size=size, person=purpose).digest()


def submit_at_once(
    key: IdempotencyKey,
    version: FormVersion,
    answers: Mapping[str, Plain],
    content: Any,
    tenant: Tenant,
    language: str,
    today: date,
    request_id: str = "",
) -> Submission:
    """Commit plain answers as a submission, with its delivery owed; show its reference only after this returned.

    content: what the program sent, as plain JSON: the same content under the same key returns the first's submission,
    also when both are sent at the same moment. today: the day in the force's place. Raises KeyReused, AnswersRefused.
    """
    if key.site_id != tenant.site_id:
        raise ValueError("The key belongs to another site.")
    with within_sites(tenant.site_id):
        with connection.cursor() as cursor:
            # Until the transaction ends, whoever sends the same key waits here and then finds the submission.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_lock_number(key.journey)])
        earlier = _of_this_key(key, content)
        if earlier is not None:
            return earlier
        whole = accept_all(version.form, answers, today)
        if not whole.complete:
            raise AnswersRefused(whole)
        submission = commit_submission(
            key.journey,
            version,
            whole.walk,
            tenant,
            language,
            track_secret=key.track_secret,
            sent_mark=key.mark(content),
            request_id=request_id,
        )
        note_submitted(submission, by="api")
    return submission


def sent_before(key: IdempotencyKey, content: Any) -> Submission | None:
    """The submission that this key already names; for when its form is no longer on offer. Raises KeyReused."""
    with within_sites(key.site_id):
        return _of_this_key(key, content)


def _of_this_key(key: IdempotencyKey, content: Any) -> Submission | None:
    earlier = Submission.objects.filter(journey=key.journey).defer("sealed").first()
    if earlier is not None and bytes(earlier.sent_mark) != key.mark(content):
        raise KeyReused
    return earlier


def _lock_number(journey: uuid.UUID) -> int:
    return int.from_bytes(journey.bytes[:8], "big", signed=True)
