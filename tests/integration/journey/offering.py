"""What the floor above hands this one, for a force of the tests: who asks, the tenant, the forms, the chrome."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Site

from contact_forms.tenant import FormOffer, Tenant
from govuk_theme.documents import Chrome

TENANTS: dict[int, Tenant] = {}
OFFERS: dict[int, dict[str, FormOffer]] = {}
SITES: dict[str, Site] = {}


def tenant_of(site_id: int) -> Tenant:
    return TENANTS[site_id]


def offers_of(site_id: int) -> dict[str, FormOffer]:
    return OFFERS[site_id]


def chrome_of(site_id: int) -> dict[str, Chrome]:
    return TENANTS[site_id].chrome


class SiteAndLanguage:
    """Sets the two attributes that views rely on, without a query, as the floor above does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.site = SITES[request.META["HTTP_HOST"].partition(":")[0]]
        request.language = "en"
        if request.path_info.startswith("/cy/"):
            request.language, request.path_info = "cy", request.path_info[3:]
        with translation.override(request.language):
            return self.get_response(request)
