"""Errors of the API as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from ninja import Field, NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from cms.api.bodies import TOO_LONG, UnreadableJson
from contact_forms.rates import TooOften

CONTENT_TYPE = "application/problem+json"
_TYPE = "urn:single-online-home:problem:"

ANSWERS = "answers"
EXIT = "exit"
FORM_CHANGED = "form-changed"
KEY_REUSED = "key-reused"
NOT_ASKED = "not-asked"


class AnswerProblem(Schema):
    """One thing wrong with one answer, in the words of the form's own page."""

    question: str = Field(description="The key of the question.", examples=["where"])
    code: str = Field(
        description="What is wrong, the same in every language: required, invalid, too_long, not_an_option …",
        examples=["required"],
    )
    message: str = Field(
        description="What the person should do, in the language that was asked for.",
        examples=["Enter the place where it happened"],
    )
    parts: list[str] = Field(
        description="The parts in error of an answer with several parts, such as “day”.", examples=[["day"]]
    )


class Problem(Schema):
    """What went wrong. detail: one sentence that says what to do."""

    type: str = Field(
        default="about:blank",
        description=(
            f"“about:blank”, or “{_TYPE}” and one of: {ANSWERS}, {EXIT}, {FORM_CHANGED}, {KEY_REUSED}, {NOT_ASKED}."
        ),
        examples=[_TYPE + ANSWERS],
    )
    title: str = Field(examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["Some answers cannot be taken."])
    step: str | None = Field(
        default=None, description="The key of the step where the person should go on.", examples=["where"]
    )
    errors: list[AnswerProblem] | None = Field(
        default=None, description="What is wrong with the answers, in the order of the page."
    )


def problem(
    status: int, detail: str, kind: str = "", *, step: str | None = None, errors: Sequence[AnswerProblem] | None = None
) -> HttpResponse:
    """An error answer. kind: one of the words of `Problem.type`; "" where the status says it all."""
    said = Problem(
        type=_TYPE + kind if kind else "about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        step=step,
        errors=list(errors) if errors is not None else None,
    )
    return JsonResponse(said.model_dump(exclude_none=True), status=status, content_type=CONTENT_TYPE)


def too_many_requests(refusal: TooOften) -> HttpResponse:
    """429, with the seconds to wait."""
    answer = problem(429, f"Too many requests came from your network. Ask again in {refusal.wait} s.")
    answer.headers["Retry-After"] = str(refusal.wait)
    return answer


class Refused(Exception):
    """Raised by a view to answer with a problem."""

    def __init__(self, status: int, detail: str, kind: str = "", **more: Any) -> None:
        super().__init__(detail)
        self.answer = problem(status, detail, kind, **more)


def answer_with_problems(api: NinjaAPI) -> None:
    """Makes every error of an API a problem."""

    @api.exception_handler(Refused)
    def told(request: HttpRequest, error: Refused) -> HttpResponse:
        return error.answer

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, str(error) or "There is nothing at this address.")

    @api.exception_handler(TooOften)
    def too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
        return too_many_requests(error)

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return problem(400, "; ".join(_sentence(part) for part in error.errors))

    @api.exception_handler(RequestDataTooBig)
    def too_long(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return problem(413, TOO_LONG)

    @api.exception_handler(UnreadablePostError)
    def cut_off(request: HttpRequest, error: UnreadablePostError) -> HttpResponse:
        return problem(400, "The body ended before all of it had come.")

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        cause = error.__cause__
        return problem(error.status_code, str(cause) if isinstance(cause, UnreadableJson) else str(error))


def _sentence(part: dict[str, Any]) -> str:
    return f"{part['loc'][-1]}: {part['msg']}"
