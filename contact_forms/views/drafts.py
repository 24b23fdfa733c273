"""The draft of the person who asks: found by their cookie, opened with it, written in one statement.

One cookie holds one secret for the whole session; each service's draft is found by a hash of that secret and the
service. Finding costs one statement, writing one more.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from contact_forms import sealing
from contact_forms.models import Draft, DraftHolder

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)

# Draft and holder in one statement. The same session begins a service anew (after sending, after expiry) by giving
# its holder the new draft; the old draft, which nobody can open any more, goes with the next purge.
_BEGIN = """
WITH begun AS (
    INSERT INTO {draft} (id, site_id, form_version_id, language, sealed, created_at, expires_at, submission_reference)
    VALUES (%s, %s, %s, %s, %s, %s, %s, '')
)
INSERT INTO {holder} (draft_id, kind, token_hash, session_hash, wrapped_key, created_at)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (token_hash) DO UPDATE
SET draft_id = excluded.draft_id, wrapped_key = excluded.wrapped_key, created_at = excluded.created_at
"""


@dataclass(frozen=True)
class OpenDraft:
    """A draft with its answers in the clear, for the length of one request.

    key: the draft's own key; answers: question key -> value, those of roads not taken too. Both are empty once it was
    sent. state: "open", "sent" or "expired".
    """

    row: Draft
    key: bytes
    answers: Mapping[str, Any]
    state: str


def secret_of(request: HttpRequest) -> str:
    """The secret in the journey cookie; "" where there is none or it is not one of ours."""
    secret = request.COOKIES.get(settings.JOURNEY_COOKIE_NAME, "")
    return secret if _SECRET.fullmatch(secret) else ""


def find_draft(secret: str, service_slug: str, site_id: int, *, lock: bool = False) -> OpenDraft | None:
    """The draft of this secret, service and site. One statement, none without a secret.

    lock: hold the row until the transaction ends, so that two tabs write one after the other. Raises
    `sealing.CannotOpen` where the row was tampered with.
    """
    if not secret:
        return None
    holders = DraftHolder.objects.select_related("draft")
    if lock:
        holders = holders.select_for_update(of=("draft",))
    found = holders.filter(token_hash=sealing.token_hash(secret, service_slug), draft__site_id=site_id).first()
    if found is None:
        return None
    draft = found.draft
    if draft.submission_reference:
        return OpenDraft(draft, b"", {}, "sent")
    if draft.expires_at <= timezone.now():
        return OpenDraft(draft, b"", {}, "expired")
    key = sealing.unwrap(found.wrapped_key, secret, draft.pk)
    return OpenDraft(draft, key, sealing.open_answers(key, draft.pk, draft.sealed), "open")


def keep_answers(draft: OpenDraft, answers: Mapping[str, Any], language: str) -> None:
    """Seals the answers and moves the draft's end on. One statement; the caller holds the row's lock."""
    sealed = sealing.seal_answers(draft.key, draft.row.pk, answers)
    Draft.objects.filter(pk=draft.row.pk).update(sealed=sealed, language=language, expires_at=_end())


def begin_draft(
    secret: str, service_slug: str, *, site_id: int, form_version_id: int, language: str, answers: Mapping[str, Any]
) -> None:
    """A new draft, held by this secret for this service. One statement."""
    draft_id, key, now = uuid.uuid4(), sealing.new_key(), timezone.now()
    statement = _BEGIN.format(
        draft=connection.ops.quote_name(Draft._meta.db_table),
        holder=connection.ops.quote_name(DraftHolder._meta.db_table),
    )
    sealed = sealing.seal_answers(key, draft_id, answers)
    token, session = sealing.token_hash(secret, service_slug), sealing.session_hash(secret)
    wrapped = sealing.wrap(key, secret, draft_id)
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            [
                *(draft_id, site_id, form_version_id, language, sealed, now, _end()),
                *(draft_id, DraftHolder.COOKIE, token, session, wrapped, now),
            ],
        )


def end_drafts(secret: str, service_slug: str = "") -> None:
    """Deletes what this secret holds: every draft, or that of one service. A draft that somebody else holds too (a
    resume link) stays with them."""
    mine = DraftHolder.objects.filter(session_hash=sealing.session_hash(secret))
    if service_slug:
        mine = mine.filter(token_hash=sealing.token_hash(secret, service_slug))
    drafts = list(mine.values_list("draft_id", flat=True))
    mine.delete()
    Draft.objects.filter(pk__in=drafts, holders__isnull=True).delete()


def set_cookie(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """The journey cookie, which ends with the browser's session."""
    response.set_cookie(
        settings.JOURNEY_COOKIE_NAME,
        secret,
        path="/",
        secure=request.is_secure() or settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _end() -> datetime:
    return timezone.now() + timedelta(hours=settings.SOH_DRAFT_HOURS)
