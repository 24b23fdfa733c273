"""Codes of authenticator apps (RFC 6238) and recovery codes: each is good once.

An app's code is remembered by the number of its 30 seconds: that one and all before it are spent (RFC 6238 §5.2).
"""

from __future__ import annotations

import time
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hmac import compare_digest

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction

from forcesites.people.models import User
from forcesites.people.sealing import seal, unseal

_person: ContextVar[int | None] = ContextVar("person whose second factor is opened", default=None)


@contextmanager
def second_factor_of(person_id: int) -> Iterator[None]:
    """Inside, secrets are sealed and opened as this person's."""
    token = _person.set(person_id)
    try:
        yield
    finally:
        _person.reset(token)


def whose_second_factor() -> int | None:
    """The person of the block we are in; None outside any."""
    return _person.get()


def new_secret(random: bytes) -> str:
    """20 random bytes as an authenticator app takes them."""
    return b32encode(random).decode()


def step_of(secret: str, code: str, after: int = -1) -> int | None:
    """The step of 30 seconds that this code is of: now or one to either side, and later than `after`; else None."""
    given = "".join(code.split())
    for step in _steps():
        right = compare_digest(given.encode(), format_hotp_value(hotp_value(secret, step)).encode())
        if right and step > after:
            return step
    return None


def code_at(secret: str, step: int) -> str:
    """The six digits of one step."""
    return str(format_hotp_value(hotp_value(secret, step)))


def step_now() -> int:
    """The number of the present step."""
    return int(time.time()) // int(app_settings.TOTP_PERIOD)


def keep_secret(person: User, secret: str, step: int = -1) -> Authenticator:
    """Gives this person an authenticator app with this secret, sealed; every code up to `step` is spent."""
    data = {"secret": seal(secret, person.pk), "step": step}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=data)


@transaction.atomic
def spend(person: User, code: str) -> Authenticator | None:
    """Takes a code of this person's app, or a recovery code, and makes it worthless. None where it is worth nothing."""
    rows = Authenticator.objects.select_for_update().filter(
        user=person, type__in=(Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    )
    for row in rows.order_by("pk"):
        if row.type == Authenticator.Type.TOTP:
            step = step_of(unseal(row.data["secret"], person.pk), code, row.data.get("step", -1))
            if step is not None:
                row.data["step"] = step
                row.save(update_fields=["data"])
                return row
        else:
            with second_factor_of(person.pk):
                if RecoveryCodes(row).validate_code(code):
                    return row
    return None


def _steps() -> range:
    tolerance = int(app_settings.TOTP_TOLERANCE)
    return range(step_now() - tolerance, step_now() + tolerance + 1)
