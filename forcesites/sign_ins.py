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

from contact_forms.actions.note import note
from contact_forms.admin.auditing import address_of
from contact_forms.walls import NATION, within_sites
from forcesites.people.models import User

UNKNOWN = "unknown account"


@receiver(user_logged_in)
def signed_in(user: User, request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody is signed in."""
    _note("signed in", user, request)


@receiver(user_logged_out)
def signed_out(user: User | None, request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody signed out; a session that ended by itself sends no signal, and one of nobody leaves no entry."""
    if user is not None:
        _note("signed out", user, request)


@receiver(user_login_failed)
def failed_to_sign_in(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Somebody gave a wrong name or password."""
    name = str(credentials.get("username") or credentials.get("email") or "").replace("\0", "")
    found = User.objects.filter(Q(username=name) | Q(email__iexact=name)).order_by("pk").first() if name else None
    _note("sign-in failed", found, request)


def _note(action: str, user: User | None, request: HttpRequest | None) -> None:
    site_id = user.site_id if user is not None else None
    with within_sites(NATION if site_id is None else site_id):
        note(
            action,
            site_id=site_id,
            actor=user.get_username() if user is not None else UNKNOWN,
            actor_id=user.pk if user is not None else None,
            address=address_of(request),
        )
