"""Errors of the API as problem details (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

CONTENT_TYPE = "application/problem+json"


class Problem(Schema):
    """What went wrong. detail: one sentence that says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: int, detail: str) -> HttpResponse:
    """An error answer."""
    said = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JsonResponse(said.model_dump(), status=status, content_type=CONTENT_TYPE)


def answer_with_problems(api: NinjaAPI) -> None:
    """Makes every error of an API a problem."""

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, str(error) or "There is nothing at this address.")

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return problem(400, "; ".join(_sentence(part) for part in error.errors))

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, str(error))


def _sentence(part: dict[str, Any]) -> str:
    return f"{part['loc'][-1]}: {part['msg']}"
