"""Headers, cookies and policies, the same in every role unless said."""

from __future__ import annotations

from csp.constants import NONE, SELF

from cms.settings import env
from govuk_theme import INLINE_SCRIPT_HASH

SECRET_KEY = env.SECRET_KEY
# Our own middleware answers an unknown host with a 404 before anything else looks at it.
ALLOWED_HOSTS = ["*"]

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "soh-session"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "soh-csrf"
# None: it ends when the browser closes, as the cookies page says.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "contact_forms.views.csrf_failure"
JOURNEY_COOKIE_NAME = "soh-journey"
PREFILL_COOKIE_NAME = "soh-prefill"
TRACK_COOKIE_NAME = "soh-track"
# Not in a cookie of its own, as Django has it by default: what is said to a person may name pages and people.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, INLINE_SCRIPT_HASH],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
# Scripts are of our host alone, none inside a page (see `cms.choosers`). Styles inside pages stay allowed: Wagtail's
# editor writes hundreds, some with random names in them, and a style can fetch nothing from anywhere else.
ADMIN_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": ADMIN_POLICY if env.ROLE == "admin" else PUBLIC_POLICY}
