"""`/leave/`: where "Exit this page" leads. The one GET that changes state, and it only destroys."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from contact_forms.documents import left_document
from contact_forms.views.answering import move_on, page
from contact_forms.views.drafts import end_drafts, secret_of
from contact_forms.views.failures import chrome_of, language_of

logger = logging.getLogger("contact_forms.leave")

NEUTRAL_SITE = "https://www.bbc.co.uk/weather"
"""Where people are led who leave, unless `SOH_LEAVE_ADDRESS` says otherwise: the address in the GOV.UK pattern."""


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Ends every draft of this browser's session, clears what the browser holds and leads away.

    Only for a request that one of our own pages made, by `Sec-Fetch-Site`, which no other page can forge: anybody
    else's link just leads away and destroys nothing.
    """
    response = _away(request)
    if request.headers.get("Sec-Fetch-Site") != "same-origin" or request.method != "GET":
        return response
    secret = secret_of(request)
    if secret:
        try:
            end_drafts(secret)
        except (DatabaseError, InterfaceError):
            # Whoever leaves in a hurry must get away. Without the cookie nobody can open the draft; time deletes it.
            logger.exception("leave.not_deleted")
    for name in (
        settings.JOURNEY_COOKIE_NAME,
        settings.PREFILL_COOKIE_NAME,
        settings.TRACK_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
    ):
        response.delete_cookie(name, path="/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _away(request: HttpRequest) -> HttpResponse:
    address: str = getattr(settings, "SOH_LEAVE_ADDRESS", NEUTRAL_SITE)
    if address:
        response = move_on(address)
    else:
        chrome = chrome_of(request)
        response = page(left_document(chrome, language_of(request))) if chrome else move_on("/")
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
