"""The forms of signing in and of the second factor."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError

from forcesites.people.codes import new_secret, spend, step_of
from forcesites.people.sealing import secret_for

NOT_RIGHT = "The code is not right, or it has been used. Wait for the next one."


class _Spending:
    """Takes a code of the app or a recovery code; each is good once."""

    user: Any
    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code"
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        found = spend(self.user, code)
        if found is None:
            main = Authenticator.objects.filter(user=self.user).order_by("-type").first()
            if main is not None:
                self._emit_authentication_failed(main)  # type: ignore[attr-defined]
            raise ValidationError(NOT_RIGHT)
        self.authenticator = found
        return code


class CodeForm(_Spending, AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_Spending, ReauthenticateForm):
    """The code again, before something about the second factor is changed."""


class SetUpForm(ActivateTOTPForm):
    """The first code of a new authenticator app.

    The app's secret is not kept until it has been shown to work: it is worked out from the session, so that neither
    the session nor a hidden field holds it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user")
        forms.Form.__init__(self, *args, **kwargs)
        self.fields["code"].label = "Code from the app"
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        self.secret = new_secret(secret_for(f"app|{self.user.pk}|{context.request.session.session_key}"))
        self.step = -1

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        step = step_of(self.secret, code)
        if step is None:
            raise ValidationError(NOT_RIGHT)
        self.step = step
        return code
