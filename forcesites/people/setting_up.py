"""The pages on which people set up, see and remove their own second factors."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from forcesites.people.forms import SetUpForm
from forcesites.people.models import User
from forcesites.people.records import person_did
from forcesites.people.second_factor import mark


class SetUpAppView(ActivateTOTPView):
    """An authenticator app: a picture to scan, its secret to type, and the first code, which is spent by that."""

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        row = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        row.data["step"] = form.step
        row.save(update_fields=["data"])
        _has_shown(self.request, row.type)
        return response


class AddKeyView(AddWebAuthnView):
    """A security key, or a phone or computer that can be one."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _has_shown(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemoveKeyView(RemoveWebAuthnView):
    """A security key is removed, unless the person must have one and has no other."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            key = Authenticator.objects.filter(user=request.user, pk=kwargs["pk"]).first()
            if key is not None and not get_adapter().can_delete_authenticator(key):
                messages.error(request, get_adapter().error_messages["cannot_delete_authenticator"])
                return redirect("mfa_index")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


def _has_shown(request: HttpRequest, kind: str) -> None:
    """A new second factor was shown to work. The session may do more now, so it gets another name."""
    request.session.cycle_key()
    mark(request.session, request.user)
    person_did("second factor set up", User.objects.get(pk=request.user.pk), request, kind=str(kind))
