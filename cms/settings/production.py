"""For real use: TLS in front, secure cookies, HSTS."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from cms.settings.base import *  # noqa: F403

if len(env.SECRET_KEY) < 50:
    raise ImproperlyConfigured("SOH_SECRET_KEY must be at least 50 characters in production.")

DEBUG = False
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-soh-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-soh-csrf"
SOH_BROWSER_COOKIE_NAME = "__Host-soh-browser"
JOURNEY_COOKIE_NAME = "__Host-soh-journey"
PREFILL_COOKIE_NAME = "__Host-soh-prefill"
TRACK_COOKIE_NAME = "__Host-soh-track"
