"""What happens when somebody signs in, or something about their second factor or their roles changes."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in
from django.db.models import F
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.http import HttpRequest

from forcesites.people.models import User
from forcesites.people.records import person_did
from forcesites.people.second_factor import mark
from forcesites.people.sessions import begin


@receiver(user_logged_in)
def a_session_begins(request: HttpRequest | None = None, **_: Any) -> None:
    """Its time runs from here."""
    if request is not None:
        begin(request)


@receiver(authenticator_used)
def shown(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Somebody showed their second factor; the last step of signing in, so it is not an entry of its own."""
    mark(request.session, user)
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        person_did("recovery code used", user, request)


@receiver(authentication_failed)
def not_shown(request: HttpRequest, user: User, **_: Any) -> None:
    """The password was right, and the code was not."""
    person_did("second factor failed", user, request)


@receiver(authenticator_removed)
def taken_away(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """By the person themselves."""
    person_did("second factor removed", user, request, kind=authenticator.type)


@receiver(authenticator_reset)
def new_recovery_codes(request: HttpRequest, user: User, **_: Any) -> None:
    """The old ones are worth nothing."""
    person_did("recovery codes made", user, request)


@receiver(m2m_changed, sender=User.groups.through)
def roles_changed(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any) -> None:
    """Whoever's roles change signs in again, by whichever way they were changed."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if not reverse:
        people = User.objects.filter(pk=instance.pk)
    elif action == "pre_clear":
        people = User.objects.filter(groups=instance)
    else:
        people = User.objects.filter(pk__in=pk_set or ())
    if pk_set is None or pk_set:
        people.update(session_epoch=F("session_epoch") + 1)
        if not reverse:
            instance.refresh_from_db(fields=["session_epoch"])
