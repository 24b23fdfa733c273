"""What every answer of `/api/v1/` leaves with, and what every request with a body meets first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from cms.api.bodies import JSON, MOST_BYTES, NOT_JSON, TOO_LONG
from cms.api.problems import CONTENT_TYPE, problem

Run = Callable[..., HttpResponse]

PREFIX = "/api/v1/"
_KEPT_HEADERS = ("Allow", "Retry-After")
_DETAILS = {
    400: "The request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    500: "Something went wrong on our side. Nothing was sent to the police.",
    503: "The service is unavailable. Try again in a few minutes, with the same idempotency key.",
}


class ApiDoor:
    """Reads no cookie: what a browser sends unasked counts for nothing, so there is nothing to forge. Makes a problem
    of every error, wherever it came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        request.COOKIES = {}
        response = self.get_response(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST and response.headers.get("Content-Type") != CONTENT_TYPE:
            response = _as_problem(response)
        if request.method not in ("GET", "HEAD"):
            response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Content-Language"] = getattr(request, "LANGUAGE_CODE", "en")
        patch_vary_headers(response, ["Accept-Language"])
        return response


def takes_json(run: Run) -> Run:
    """For each address that takes a body: JSON alone, bounded. No form of another site can send that unasked."""

    @wraps(run)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.content_type != JSON:
            return problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_JSON)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LONG)
        return run(request, *args, **kwargs)

    return guarded


def _as_problem(response: HttpResponse) -> HttpResponse:
    status = response.status_code
    answer = problem(status, _DETAILS.get(status, "The request was refused."))
    for name in _KEPT_HEADERS:
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer
