"""Sign-ins, sign-outs and sign-ins that failed, in the audit of the force whose account it is.

Without the entry there is no sign-in: what cannot be recorded fails. A name that is no account's is never written
down, since people type their password there by mistake.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver
from django.http import HttpRequest

from forcesites.people.models import User
from forcesites.people.records import person_did


@receiver(user_logged_in)
def signed_in(user: User, request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody is signed in."""
    person_did("signed in", user, request)


@receiver(user_logged_out)
def signed_out(user: User | None, request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody signed out; a session that ended by itself sends no signal, and one of nobody leaves no entry."""
    if user is not None:
        person_did("signed out", user, request)


@receiver(user_login_failed)
def failed_to_sign_in(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody gave a wrong name or password."""
    name = str(credentials.get("username") or credentials.get("email") or "").replace("\0", "")
    found = User.objects.filter(Q(username=name) | Q(email__iexact=name)).order_by("pk").first() if name else None
    person_did("sign-in failed", found, request)
