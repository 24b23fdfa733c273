"""The pages of signing in: name and password, then the second factor. Each guess is counted first."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView, ReauthenticateView
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forcesites.people.identity.providers import providers
from forcesites.people.models import User
from forcesites.people.records import person_did
from forcesites.people.throttle import TooManyGuesses, count_guess

LONGEST_NAME = 150


class GuessCounted:
    """A view whose POST is a guess at an account. `purpose` says at what."""

    purpose = "password"
    request: HttpRequest

    def account(self, request: HttpRequest) -> str:
        """The user name that the guess is about."""
        return str(request.POST.get("login", ""))[:LONGEST_NAME].replace("\0", "")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = self.account(request)
        try:
            self.guess = count_guess(request, account, self.purpose)
        except TooManyGuesses as refusal:
            if refusal.first:
                person = User.objects.filter(username=account).first()
                person_did("sign-in locked", person, request, limit=refusal.limit.name)
            return too_many(request, refusal.seconds)
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        self.guess.right()
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """The same page for every account, there or not. 429, with how long to wait."""
    minutes = -(-seconds // 60)
    response = render(request, "people/too_many_guesses.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


class SignInView(GuessCounted, LoginView):
    """Name and password, or a force's own sign-in service."""

    def get_form(self, form_class: type[Form] | None = None) -> Form:
        form: Form = super().get_form(form_class)
        # The labels say it, and stay when something is typed.
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(identity_providers=providers(), **kwargs)
        return context


class CodeView(GuessCounted, AuthenticateView):
    """The second step: a code, a recovery code or a security key."""

    purpose = "code"

    def account(self, request: HttpRequest) -> str:
        return str(self.stage.login.user.get_username())


class PasswordAgainView(GuessCounted, ReauthenticateView):
    """The password again, for those without a second factor."""

    def account(self, request: HttpRequest) -> str:
        return str(authenticated_user(request).get_username())


class CodeAgain(GuessCounted, CodeAgainView):
    """A code again, before something about the second factor is changed."""

    purpose = "code"

    def account(self, request: HttpRequest) -> str:
        return str(authenticated_user(request).get_username())


class KeyAgainView(GuessCounted, ReauthenticateWebAuthnView):
    """The security key again."""

    purpose = "code"

    def account(self, request: HttpRequest) -> str:
        return str(authenticated_user(request).get_username())
