"""To a force's sign-in service, and back. Who comes back still shows their second factor here.

What must come back unchanged is kept in a signed cookie of this browser, so that beginning writes no row.
"""

from __future__ import annotations

import secrets
from hmac import compare_digest

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forcesites.people.identity.providers import Provider, provider_named
from forcesites.people.models import Identity, User
from forcesites.people.records import person_did
from integrations.errors import Misconfigured
from integrations.openid_connect import Client, SignInRefused, authorization_address, discover, subject_of

COOKIE = "soh-identity"
MOST_SECONDS = 600
_SALT = "forcesites.people.identity"


@require_GET
@never_cache
def begin(request: HttpRequest, force: str) -> HttpResponse:
    """Sends the browser to the force's service."""
    provider = _provider(force)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    try:
        client = _client(request, provider)
        address = authorization_address(discover(provider.issuer), client, state=state, nonce=nonce, verifier=verifier)
    except (SignInRefused, Misconfigured):
        return _refused(request, provider)
    response = redirect(address)
    kept = [provider.force, state, nonce, verifier, _own_path(request, request.GET.get("next", ""))]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_SALT),
        max_age=MOST_SECONDS,
        path=reverse("account_login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_GET
@never_cache
def come_back(request: HttpRequest, force: str) -> HttpResponse:
    """Signs in the person whom the service names, if an administrator of that force has named them before."""
    provider = _provider(force)
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=MOST_SECONDS)
        begun_at, state, nonce, verifier, path = kept
    except (signing.BadSignature, ValueError):
        return _refused(request, provider)
    if begun_at != provider.force or not compare_digest(state.encode(), request.GET.get("state", "").encode()):
        return _refused(request, provider)
    try:
        subject = subject_of(
            discover(provider.issuer),
            _client(request, provider),
            code=request.GET.get("code", ""),
            nonce=nonce,
            verifier=verifier,
        )
    except (SignInRefused, Misconfigured):
        person_did("sign-in failed", None, request, identity_provider=provider.force)
        return _refused(request, provider)
    person = _person(provider, subject)
    if person is None or not person.is_active:
        person_did("sign-in failed", person, request, identity_provider=provider.force)
        return _refused(request, provider)
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=path or None))
    response.delete_cookie(COOKIE, path=reverse("account_login"))
    return response


def _person(provider: Provider, subject: str) -> User | None:
    """By issuer and subject, and of that provider's own force: a service speaks for nobody else's people."""
    identity = (
        Identity.objects.select_related("person")
        .filter(issuer=provider.issuer, subject=subject, person__site__force__slug=provider.force)
        .first()
    )
    return identity.person if identity is not None else None


def _provider(force: str) -> Provider:
    provider = provider_named(force)
    if provider is None:
        raise Http404
    return provider


def _client(request: HttpRequest, provider: Provider) -> Client:
    back = request.build_absolute_uri(reverse("identity_back", args=[provider.force]))
    return Client(provider.issuer, provider.client_id, provider.secret(), back)


def _own_path(request: HttpRequest, path: str) -> str:
    allowed = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if allowed else ""


def _refused(request: HttpRequest, provider: Provider) -> HttpResponse:
    """One page for every reason, so that nobody learns who has an account."""
    response = render(request, "people/identity_refused.html", {"provider": provider}, status=403)
    response.delete_cookie(COOKIE, path=reverse("account_login"))
    return response
