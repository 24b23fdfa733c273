"""Audit entries about people: in the chain of the force whose person it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from contact_forms.actions.note import note
from contact_forms.admin.auditing import address_of
from contact_forms.walls import NATION, within_sites
from forcesites.people.models import User

UNKNOWN = "unknown account"


def person_did(action: str, person: User | None, request: HttpRequest | None, **detail: Any) -> None:
    """This person did something about their own account; None: nobody whom we know."""
    site_id = person.site_id if person is not None else None
    with within_sites(NATION if site_id is None else site_id):
        note(
            action,
            site_id=site_id,
            actor=person.get_username() if person is not None else UNKNOWN,
            actor_id=person.pk if person is not None else None,
            address=address_of(request),
            detail=detail,
        )


def done_to(person: User, action: str, by: User | None, request: HttpRequest | None, **detail: Any) -> None:
    """Somebody (None: a command of the platform) did something to this person's account."""
    with within_sites(NATION if person.site_id is None else person.site_id):
        note(
            action,
            site_id=person.site_id,
            actor=by.get_username() if by is not None else "platform",
            actor_id=by.pk if by is not None else None,
            address=address_of(request),
            detail={"person": person.get_username(), "person_id": person.pk, **detail},
        )


def session_ended(request: HttpRequest, reason: str) -> None:
    """The platform ended a session; reason: "time", or "second factor"."""
    person_did("session ended", User.objects.get(pk=request.user.pk), request, reason=reason)
