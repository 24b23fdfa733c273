"""Links that fill in some answers: what they carry goes into a cookie, and out of the address bar at once."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from contact_forms.views.answering import move_on
from contact_forms.views.drafts import set_session_cookie
from contact_forms.views.visit import visit_of


@require_safe
def prefilled(request: HttpRequest, section: str, service: str, token: str) -> HttpResponse:
    """`…/prefilled/<token>/`: leads to the start page. Changes nothing here: the answers wait in the browser, sealed,
    until the person begins. A token that does not open leads there too, and leaves the browser as it was."""
    visit = replace(visit_of(request, section, service), prefill=token)
    response = move_on(visit.surroundings.service_href)
    if visit.unconfirmed:
        set_session_cookie(request, response, settings.PREFILL_COOKIE_NAME, token)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
