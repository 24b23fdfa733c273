"""How often one network may ask the API."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.api.problems import too_many_requests
from contact_forms.rates import API, TooOften, take

_PREFIX = "/api/"


class ApiRateMiddleware:
    """Every address of the API is counted, whichever of its versions and whether it is there or not. One statement."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(_PREFIX):
            try:
                take(request, API)
            except TooOften as refusal:
                return too_many_requests(refusal)
        return self.get_response(request)
