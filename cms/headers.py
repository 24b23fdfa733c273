"""The last word on the headers of a response: whatever answered it, in every role, none of these is missing."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER as POLICY
from csp.constants import SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = "camera=(), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()"

ALWAYS = {
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Cache-Control": "no-cache",
}
"""Set where a view has not said something stricter itself."""

FILE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""For files that people uploaded, in place of the shorter policy that Wagtail gives them."""
_WAGTAILS_FILE_POLICY = "default-src 'none'"


class HeadersMiddleware:
    """Adds what is missing and never overrides a view that has said something stricter.

    It stands outside the check of the host, so that refusals and redirects have the headers too; Django's own
    SecurityMiddleware, which redirects to TLS, stands inside it, since only known hosts are led anywhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.is_secure() and settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault("Strict-Transport-Security", _transport_security())
        if response.headers.get(POLICY) == _WAGTAILS_FILE_POLICY:
            response.headers[POLICY] = FILE_POLICY
        return response


class FramesMiddleware:
    """One rule for both headers that say who may frame a page: a view that lets our own pages do so, such as a
    preview, says it in X-Frame-Options, and the policy follows. Stands inside CSPMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.headers.get("X-Frame-Options") == "SAMEORIGIN" and not hasattr(response, "_csp_config"):
            response._csp_replace = {"frame-ancestors": [SELF]}
        return response


def _transport_security() -> str:
    value = f"max-age={settings.SECURE_HSTS_SECONDS}"
    if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS:
        value += "; includeSubDomains"
    if settings.SECURE_HSTS_PRELOAD:
        value += "; preload"
    return value
