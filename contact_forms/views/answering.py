"""Documents as responses. Pages of a journey are never kept by anything between us and the person."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect

from govuk_theme import render
from govuk_theme.documents import Document

UNPROCESSABLE = 422
"""Status of a step shown again with its problems, so that no machine takes it for the page itself."""
TOO_MANY_REQUESTS = 429


class SeeOther(HttpResponseRedirect):
    """303: the next page is asked for with GET, whatever was sent here."""

    status_code = 303


def page(document: Document, status: int = 200) -> HttpResponse:
    """The document's HTML, not to be stored and not to be indexed."""
    response = HttpResponse(render(document), status=status)
    return _private(response)


def move_on(href: str) -> HttpResponse:
    """To another page of the journey."""
    return _private(SeeOther(href))


def too_often(response: HttpResponse, wait: int) -> HttpResponse:
    """The same answer as 429: what was sent came too often from its network. wait: seconds, for machines."""
    response.status_code = TOO_MANY_REQUESTS
    response.headers["Retry-After"] = str(wait)
    return response


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
