"""What every door for machines does alike: no token of a form, no cache, a small body, plain answers in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

LARGEST_BODY = 64 * 1024
"""Bytes."""


class Refused(Exception):
    """What the machine is told. Its text says what is wrong with the message, and nothing of what we hold."""

    def __init__(self, status: int, problem: str) -> None:
        self.status = status
        super().__init__(problem)


View = Callable[..., HttpResponseBase]


def door(*methods: str) -> Callable[[View], View]:
    """A view for machines that takes these methods."""

    def made(view: View) -> View:
        @never_cache
        @csrf_exempt
        @require_http_methods(list(methods))
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except Refused as refused:
                return JsonResponse({"problem": str(refused)}, status=refused.status)

        return guarded

    return made


def body_of(request: HttpRequest) -> bytes:
    """The bytes as they came. Raises Refused (413) for more than a message needs."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        raise Refused(413, "The message is too long.")
    return request.body


def json_of(body: bytes) -> dict[str, Any]:
    """The message as JSON. Raises Refused (422)."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict):
        raise Refused(422, "The message is not a JSON object.")
    return message


def done() -> HttpResponse:
    """Kept, and nothing to say."""
    return HttpResponse(status=204)
