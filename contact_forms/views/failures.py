"""What people see when something goes wrong. One place decides: `answer_to`.

Every page says what to do and, in a form, whether anything was sent. None shows a trace or a reason from inside.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, cast

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError, DataError, InterfaceError, OperationalError
from django.db import Error as DatabaseFailure
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.module_loading import import_string

from contact_forms.documents import (
    CHECK_ANSWERS,
    Language,
    bad_request_document,
    not_found_document,
    refused_document,
    too_often_document,
    unavailable_document,
)
from contact_forms.rates import TooOften
from contact_forms.views.answering import page, too_often
from contact_forms.views.door import UnreadableContent
from govuk_theme import plain_error_page
from govuk_theme.documents import Chrome, MessageDocument

GetResponse = Callable[[HttpRequest], HttpResponse]


class MethodRefused(Exception):
    """A page was sent something, and takes nothing: 405."""


_READING = ("GET", "HEAD", "OPTIONS")
_FORM_PAGE = re.compile(r"^/[^/]+/[^/]+/form/")
_UNAVAILABLE = (OperationalError, InterfaceError)
_STATUSES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], int], ...] = (
    (Http404, 404),
    (PermissionDenied, 403),
    (MethodRefused, 405),
    (UnreadableContent, 415),
    (TooOften, 429),
    ((RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent), 413),
    # DataError: what was asked is out of every range, such as an offset of 30 digits.
    ((BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, DataError), 400),
)


class FailureMiddleware:
    """Answers for views that raised because the database is away or the body is of no use.

    Everything else goes on to Django, which logs it and asks the handlers below.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            # PostgreSQL has no such character: refused here once, not wherever a value reaches the database.
            return answer_to(request, BadRequest())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Pages are read. What takes anything else brings a check of its own against forged requests, and says so."""
        if request.method in _READING or getattr(view, "csrf_exempt", False):
            return None
        return answer_to(request, MethodRefused())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_away(exception) or isinstance(exception, (UnreadableContent, TooOften, DataError)):
            return answer_to(request, exception)
        return None


def answer_to(request: HttpRequest, exception: BaseException | None) -> HttpResponse:
    """The page for a failure. Needs nothing that may have failed: without the chrome it is the theme's plain page."""
    found = (status for kinds, status in _STATUSES if isinstance(exception, kinds))
    status = 503 if is_away(exception) else next(found, 500)
    chrome = chrome_of(request) if status != 500 else None
    response = _plain(request, status) if chrome is None else page(_document(request, chrome, status), status)
    if isinstance(exception, MethodRefused):
        response.headers["Allow"] = ", ".join(_READING)
    return too_often(response, exception.wait) if isinstance(exception, TooOften) else response


def is_away(exception: BaseException | None) -> bool:
    """Whether the database could not be asked. The driver has an error of no kind for an answer that broke off."""
    return isinstance(exception, _UNAVAILABLE) or type(exception) is DatabaseError


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler400`."""
    return answer_to(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler403`."""
    return answer_to(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler404`."""
    return answer_to(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """`handler500`: also where a middleware found the database away."""
    return answer_to(request, sys.exc_info()[1])


def chrome_of(request: HttpRequest) -> Chrome | None:
    """The chrome of the request's site in its language; None where there is no site or it cannot be had."""
    site = getattr(request, "site", None)
    if site is None:
        return None
    try:
        chromes = _chrome_factory()(site.pk)
    except (LookupError, DatabaseFailure):
        return None
    return chromes.get(language_of(request)) or chromes.get("en")


def language_of(request: HttpRequest) -> Language:
    """The language asked for; English where it is not known yet."""
    return cast(Language, getattr(request, "language", "en"))


def is_form_page(request: HttpRequest) -> bool:
    """Whether the address is one of a journey, where people want to know if anything was sent."""
    return bool(_FORM_PAGE.match(request.path_info))


def _document(request: HttpRequest, chrome: Chrome, status: int) -> MessageDocument:
    language = language_of(request)
    if status == 404:
        return not_found_document(chrome, language)
    if status == 403:
        return refused_document(chrome, language)
    if status == 429:
        return too_often_document(chrome, language, request.path)
    if status == 503:
        return unavailable_document(
            chrome,
            language,
            request.path,
            was_sending=_was_sending(request),
            in_form=is_form_page(request),
        )
    return bad_request_document(chrome, language, status, request.path if is_form_page(request) else "")


def _was_sending(request: HttpRequest) -> bool:
    return bool(request.method == "POST" and request.path_info.endswith(f"/form/{CHECK_ANSWERS}/"))


def _plain(request: HttpRequest, status: int) -> HttpResponse:
    sent: Literal["", "no"] = "no" if is_form_page(request) and not _was_sending(request) and status >= 500 else ""
    site = getattr(request, "site", None)
    content = plain_error_page(status, language_of(request), getattr(site, "site_name", "") or "", sent=sent)
    response = HttpResponse(content, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def _chrome_factory() -> Callable[[int], dict[str, Chrome]]:
    return cast(Callable[[int], dict[str, Chrome]], import_string(settings.SOH_CHROME_FACTORY))
