"""What the sign-in library asks this house."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from forcesites.people.codes import whose_second_factor
from forcesites.people.known_browsers import remember
from forcesites.people.models import User
from forcesites.people.sealing import seal, unseal
from forcesites.people.second_factor import must_have_second_factor

SIGNED_IN_AT = "signed_in_at"
"""In a session: when it began, in seconds of the clock."""


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, and nothing else: no account is made by who wants one, and no e-mail is sent."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The user name or the password is not right.",
        "incorrect_password": "The password is not right.",
        "incorrect_code": "The code is not right, or it has been used. Wait for the next one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: User, **about: Any) -> HttpResponse | None:
        # Also before the second factor: whoever put a session of theirs into this browser is left behind with it.
        request.session.cycle_key()
        response: HttpResponse | None = super().pre_login(request, user, **about)
        return response

    def post_login(self, request: HttpRequest, user: User, **about: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **about)
        remember(request, response, user.get_username())
        return response

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **about: Any
    ) -> None:
        """The page that comes next says what was done; only complaints are said in a message."""
        if message_template is None:
            super().add_message(request, level, message_template, *args, **about)

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Not within minutes of signing in."""
        began = context.request.session.get(SIGNED_IN_AT, 0)
        return bool(time.time() - began > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor shows it: the password alone changes nothing about it."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        stronger = [method for method in methods if method["id"] != "reauthenticate"]
        return stronger or methods


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps, security keys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right, or it has been used. Wait for the next one.",
        "cannot_delete_authenticator": "Your role needs a second factor. Set up another before you remove this one.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text, self._person())

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, self._person())

    def _person(self) -> int:
        person_id = whose_second_factor()
        return int(context.request.user.pk) if person_id is None else person_id

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        person = authenticator.user
        others = Authenticator.objects.filter(user=person).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists() or not must_have_second_factor(person)
