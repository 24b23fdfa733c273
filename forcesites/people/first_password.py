"""The page on which a person sets their password, from a link that an administrator handed to them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import PasswordResetConfirmView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy

from forcesites.people.models import User
from forcesites.people.records import person_did


class FirstPasswordView(PasswordResetConfirmView):
    """The link works once, and not for a disabled person. It leaves the address for the session at once."""

    template_name = "people/first_password.html"
    success_url = reverse_lazy("account_login")

    def get_user(self, uidb64: str) -> User | None:
        user: User | None = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        person_did("password set", self.user, self.request)
        return response
