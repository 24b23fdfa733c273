"""What every page of a journey refuses before anything is read: methods, sizes and kinds of content."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

FORM_CONTENT = "application/x-www-form-urlencoded"


class UnreadableContent(Exception):
    """The body is of a kind that no page of ours sends: 415."""


def form_page(view: View[P]) -> View[P]:
    """GET and POST of a form that holds no files, with the CSRF check.

    The size and the kind of content are looked at first: the CSRF check reads the body, and Django would take a
    multipart body of any size to disk. Raises UnreadableContent and RequestDataTooBig.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST":
            if request.content_type != FORM_CONTENT:
                raise UnreadableContent
            if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
                raise RequestDataTooBig
        return checked(request, *args, **kwargs)

    return guarded


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
