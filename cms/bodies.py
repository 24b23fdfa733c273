"""What is refused about the body of a request before anything reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from govuk_theme import plain_error_page

LENGTH_REQUIRED = 411


class BodyMiddleware:
    """A body must say its length: Django reads one sent in chunks as an empty form, and answers would be lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            content = plain_error_page(LENGTH_REQUIRED)
            return HttpResponse(content, status=LENGTH_REQUIRED, headers={"Cache-Control": "no-store"})
        return self.get_response(request)
