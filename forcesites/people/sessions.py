"""How long a session lasts, and what it may see before its person has shown a second factor.

Settings: `SOH_SESSION_IDLE_SECONDS` without a request, and `SESSION_COOKIE_AGE` in all. That a person was disabled, has
another password, other roles or was signed out by an administrator ends their sessions too: see `User.session_epoch`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from forcesites.people.adapters import SIGNED_IN_AT
from forcesites.people.records import session_ended
from forcesites.people.second_factor import is_marked, must_have_second_factor

SEEN_AT = "seen_at"
"""In a session: its last request, in seconds of the clock, to the minute."""

TO_THE = 60
GetResponse = Callable[[HttpRequest], HttpResponse]

WITHOUT_SECOND_FACTOR = frozenset(
    {
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "wagtailadmin_login",
        "account_login",
        "wagtailadmin_logout",
        "account_logout",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
        "healthz",
        "readyz",
    }
)
"""What somebody who must have a second factor and has none yet may open: what sets one up, and the way out."""

# The editor asks these by itself, so they do not show that anybody is there.
ASKED_BY_THE_PAGE = ("wagtailadmin_editing_sessions:",)

TIME_IS_OVER = "You have been signed out because your time was over. Sign in again."
SET_UP_FIRST = "Your role needs a second factor. Set it up to go on."


class SessionsMiddleware:
    """Ends sessions whose time is over, and leads whoever must have a second factor to it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if self._is_over(request):
            self._end(request, "time")
            messages.info(request, TIME_IS_OVER)
            return None
        self._note_seen(request, name)
        if is_marked(request.session, request.user) or name in WITHOUT_SECOND_FACTOR:
            return None
        if not must_have_second_factor(request.user):
            return None
        if _has_second_factor(request):
            # Begun before there was one: the sign-in page asks for it.
            self._end(request, "second factor")
            return None
        messages.info(request, SET_UP_FIRST)
        return redirect("mfa_activate_totp")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Leads to the page that asks again who they are. The library would keep a POST, cookies and all, for later."""
        if not isinstance(exception, ReauthenticationRequired):
            return None
        where = "account_login"
        if request.user.is_authenticated:
            where = "mfa_reauthenticate" if _has_second_factor(request) else "account_reauthenticate"
        return redirect(f"{reverse(where)}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")

    def _is_over(self, request: HttpRequest) -> bool:
        now, session = time.time(), request.session
        began, seen = session.get(SIGNED_IN_AT, 0), session.get(SEEN_AT, 0)
        return bool(now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SOH_SESSION_IDLE_SECONDS)

    def _note_seen(self, request: HttpRequest, name: str) -> None:
        if name.startswith(ASKED_BY_THE_PAGE):
            return
        now = int(time.time())
        # To the minute: a row is written at most so often.
        if now - request.session.get(SEEN_AT, 0) >= TO_THE:
            request.session[SEEN_AT] = now

    def _end(self, request: HttpRequest, reason: str) -> None:
        session_ended(request, reason)
        request.session.flush()
        request.user = AnonymousUser()


def _has_second_factor(request: HttpRequest) -> bool:
    others = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(others.filter(user_id=request.user.pk).exists())


def begin(request: HttpRequest) -> None:
    """Notes in a session that it has just begun."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())
