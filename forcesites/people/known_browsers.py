"""A browser that somebody has signed in from before. Guesses of strangers do not lock its people out.

A signed cookie holds a random name of the browser, and digests of the user names that signed in there; it opens
nothing by itself.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

DAYS = 180
MOST_PEOPLE = 10
_SALT = "forcesites.people.known_browsers"


@dataclass(frozen=True)
class Browser:
    """name: random. people: digests of user names, the last to sign in first."""

    name: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    people: tuple[str, ...] = ()


def browser_of(request: HttpRequest, username: str) -> str:
    """The name of the browser if this person has signed in from it, else ""."""
    browser = _read(request)
    return browser.name if _digest(username) in browser.people else ""


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """This person has signed in from here."""
    browser = _read(request)
    others = tuple(digest for digest in browser.people if digest != _digest(username))
    people = (_digest(username), *others)[:MOST_PEOPLE]
    response.set_cookie(
        settings.SOH_BROWSER_COOKIE_NAME,
        signing.dumps([browser.name, people], salt=_SALT),
        max_age=DAYS * 86_400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> Browser:
    try:
        cookie = request.COOKIES.get(settings.SOH_BROWSER_COOKIE_NAME, "")
        name, people = signing.loads(cookie, salt=_SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return Browser()
    return Browser(name, tuple(people))


def _digest(username: str) -> str:
    return salted_hmac(_SALT, username.strip().lower(), algorithm="sha256").hexdigest()[:32]
