"""What is done to people's accounts: each in one transaction, with its audit entry last.

Who may do it was decided before (`forcesites.people.reach`). by: None for a command of the platform.
"""

from __future__ import annotations

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from forcesites.people.models import Grant, Identity, User
from forcesites.people.records import done_to


@transaction.atomic
def create_person(person: User, groups: Collection[Group], by: User | None, request: HttpRequest | None) -> None:
    """A new account without a password; a link opens it (`link_for`)."""
    person.set_unusable_password()
    person.save()
    _give(person, groups, by)
    done_to(person, "person created", by, request, roles=sorted(group.name for group in groups))


@transaction.atomic
def rename(person: User, fields: Collection[str], by: User | None, request: HttpRequest | None) -> None:
    """Saves these fields of the person as they now are."""
    person.save(update_fields=sorted(fields))
    done_to(person, "person changed", by, request, fields=sorted(fields))


@transaction.atomic
def give_roles(person: User, groups: Collection[Group], by: User | None, request: HttpRequest | None) -> bool:
    """This person has these roles and no others; whether anything changed. Their sessions end where it did."""
    before, after = set(person.groups.all()), set(groups)
    if before == after:
        return False
    _give(person, groups, by)
    done_to(
        person,
        "roles changed",
        by,
        request,
        given=sorted(group.name for group in after - before),
        taken=sorted(group.name for group in before - after),
    )
    return True


@transaction.atomic
def disable(person: User, by: User | None, request: HttpRequest | None) -> None:
    """They cannot sign in, and every session of theirs is over."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.end_sessions()
    done_to(person, "person disabled", by, request)


@transaction.atomic
def enable(person: User, by: User | None, request: HttpRequest | None) -> None:
    """They can sign in again, in a new session."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    done_to(person, "person enabled", by, request)


@transaction.atomic
def end_sessions(person: User, by: User | None, request: HttpRequest | None) -> None:
    """Every session of theirs is over; they may sign in again."""
    person.end_sessions()
    done_to(person, "sessions ended", by, request)


@transaction.atomic
def start_again(person: User, by: User | None, request: HttpRequest | None) -> None:
    """Their password and every second factor are worth nothing; a new link lets them begin as on the first day.

    Both together: who knows the password alone must not be the one who sets up the next second factor.
    """
    Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    person.end_sessions()
    done_to(person, "second factor and password reset", by, request)


@transaction.atomic
def name_identity(person: User, issuer: str, subject: str, by: User | None, request: HttpRequest | None) -> None:
    """Who they are at their force's sign-in service; an empty subject takes it away."""
    if subject:
        Identity.objects.update_or_create(person=person, issuer=issuer, defaults={"subject": subject})
    else:
        Identity.objects.filter(person=person, issuer=issuer).delete()
    done_to(person, "identity changed", by, request, issuer=issuer)


def link_for(person: User) -> str:
    """The path on which this person sets their password: once, and within days (`PASSWORD_RESET_TIMEOUT`)."""
    number = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("first_password", args=[number, default_token_generator.make_token(person)])


def _give(person: User, groups: Collection[Group], by: User | None) -> None:
    Grant.objects.filter(person=person).exclude(group__in=groups).delete()
    for group in groups:
        Grant.objects.get_or_create(
            person=person, group=group, defaults={"by": by.get_username() if by is not None else "platform"}
        )
    person.groups.set(groups)
