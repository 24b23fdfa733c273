"""Links that begin a journey with some answers filled in, which the person still looks at page by page.

What the issuer put in is sealed under a key of this platform, for one service of one site and for a time. The link
carries nothing that can be read; it leads to the start page at once, and what was sealed waits in a cookie until the
journey begins. Changed, expired or strange, it is nothing: the person finds the ordinary start page.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.utils import timezone
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from contact_forms.engine import Plain

LONGEST_TOKEN = 3_000
"""Characters. Browsers keep cookies of 4,096 bytes with their name and attributes."""


class TooMuch(Exception):
    """The answers do not fit into a link."""


def seal_prefill(
    site_id: int, service_slug: str, answers: Mapping[str, Plain], lasts: timedelta, now: datetime | None = None
) -> str:
    """The token of a link: safe in an address and in a cookie. answers: question key -> plain answer, as the API takes
    them. Raises TooMuch."""
    until = int(((now or timezone.now()) + lasts).timestamp())
    written = json.dumps({"until": until, "answers": dict(answers)}, separators=(",", ":"), allow_nan=False).encode()
    sealed = Aead(_key()).encrypt(written, _belongs(site_id, service_slug))
    token = urlsafe_b64encode(bytes(sealed)).rstrip(b"=").decode()
    if len(token) > LONGEST_TOKEN:
        raise TooMuch
    return token


def open_prefill(token: str, site_id: int, service_slug: str, now: datetime | None = None) -> dict[str, Plain]:
    """The answers in a token; none where it is not ours, was changed, is for another site or service, or is over."""
    if not token or len(token) > LONGEST_TOKEN or not token.isascii():
        return {}
    try:
        sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        content = json.loads(Aead(_key()).decrypt(sealed, _belongs(site_id, service_slug)))
    except (CryptoError, ValueError):
        return {}
    if content["until"] < (now or timezone.now()).timestamp():
        return {}
    answers: dict[str, Any] = content["answers"]
    return answers


def _key() -> bytes:
    return blake2b(settings.SECRET_KEY.encode(), digest_size=Aead.KEY_SIZE, person=b"prefilled forms").digest()


def _belongs(site_id: int, service_slug: str) -> bytes:
    return f"prefill|{site_id}|{service_slug}".encode()
