"""The draft of the person who asks: found by their cookie, opened with it, written in one statement.

One cookie holds one secret for the whole session; each service's draft is found by a hash of that secret and the
service. Finding costs one statement, writing one more: functions of the database (migration 0002) raise the wall and
touch the rows behind it in one go.
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
from contact_forms.rates import Bucket, TooOften

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)

_BEGIN = "SELECT soh_begin_draft(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
_BEGIN_WITHIN = """
SELECT taken.wait FROM soh_take_token(%s, %s, %s) AS taken (wait)
LEFT JOIN LATERAL (
    SELECT soh_begin_draft(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) WHERE taken.wait = 0
) AS begun ON true
"""


@dataclass(frozen=True)
class OpenDraft:
    """A draft with its answers in the clear, for the length of one request.

    key: the draft's own key; answers: question key -> value, those of roads not taken too. Both are empty once it has
    expired; answers also once it was sent and no copy was kept. state: "open", "sent" or "expired".
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

    lock: hold the row until the transaction ends, so that two tabs write one after the other; the wall of the site
    stays up as long, for `keep_answers`. Raises `sealing.CannotOpen` where the row was tampered with.
    """
    if not secret:
        return None
    statement = "SELECT * FROM soh_draft(%s, %s, %s)"
    found = list(Draft.objects.raw(statement, [sealing.token_hash(secret, service_slug), site_id, lock]))
    if not found:
        return None
    (draft,) = found
    if not draft.submission_reference and draft.expires_at <= timezone.now():
        return OpenDraft(draft, b"", {}, "expired")
    key = sealing.unwrap(draft.wrapped_key, secret, draft.pk)
    answers = sealing.open_answers(key, draft.pk, draft.sealed) if draft.sealed else {}
    return OpenDraft(draft, key, answers, "sent" if draft.submission_reference else "open")


def keep_answers(draft: OpenDraft, answers: Mapping[str, Any], language: str, form_version_id: int) -> None:
    """Seals the answers, with the form they were given to, and moves the draft's end on. One statement, in the
    transaction in which the caller found the draft under lock."""
    sealed = sealing.seal_answers(draft.key, draft.row.pk, answers)
    Draft.objects.filter(pk=draft.row.pk).update(
        sealed=sealed, language=language, form_version_id=form_version_id, expires_at=_end()
    )


def begin_draft(
    secret: str,
    service_slug: str,
    *,
    site_id: int,
    form_version_id: int,
    language: str,
    answers: Mapping[str, Any],
    bucket: Bucket | None = None,
) -> None:
    """A new draft, held by this secret for this service. One statement, which also takes a token of the bucket.

    Raises TooOften where the bucket has none; then nothing was begun.
    """
    draft_id, key = uuid.uuid4(), sealing.new_key()
    sealed = sealing.seal_answers(key, draft_id, answers)
    token, session = sealing.token_hash(secret, service_slug), sealing.session_hash(secret)
    wrapped = sealing.wrap(key, secret, draft_id)
    columns = [*(draft_id, site_id, form_version_id, language, sealed, _end())]
    columns += [DraftHolder.COOKIE, token, session, wrapped]
    with connection.cursor() as cursor:
        if bucket is None:
            cursor.execute(_BEGIN, columns)
            return
        cursor.execute(_BEGIN_WITHIN, [*bucket.numbers, *columns])
        (wait,) = cursor.fetchone()
    if wait:
        raise TooOften(wait)


def end_drafts(secret: str, service_slug: str = "") -> None:
    """Deletes what this secret holds: every draft, or that of one service. A draft that somebody else holds too (a
    resume link) stays with them. One statement."""
    token = sealing.token_hash(secret, service_slug) if service_slug else None
    with connection.cursor() as cursor:
        cursor.execute("SELECT soh_end_drafts(%s, %s)", [sealing.session_hash(secret), token])


def set_cookie(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """The journey cookie, which ends with the browser's session."""
    set_session_cookie(request, response, settings.JOURNEY_COOKIE_NAME, secret)


def set_session_cookie(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    """A cookie that no script reads, that no other site's form sends, and that ends with the browser's session."""
    response.set_cookie(
        name,
        value,
        path="/",
        secure=request.is_secure() or settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _end() -> datetime:
    return timezone.now() + timedelta(hours=settings.SOH_DRAFT_HOURS)
