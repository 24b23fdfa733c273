"""Host -> site, before anything else looks at a request; and which language was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import path
from django.utils import translation
from wagtail.models import Site

from cms.epochs import NATION, EpochMemory
from cms.settings import env
from forcesites.models import ForceHost
from forcesites.tenant import languages_of_site, site_address
from govuk_theme import plain_error_page

_ANY_HOST = ("/healthz", "/readyz")
GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Host:
    """What a host name means: a site, and, where it is not the canonical host, the address to lead to."""

    site: Site
    leads_to: str = ""


def _make_hosts(_nation: int) -> dict[str, Host]:
    hosts = {site.hostname: Host(site) for site in Site.objects.select_related("root_page")}
    for other in ForceHost.objects.select_related("force__site"):
        site = other.force.site
        hosts[other.host] = Host(site, site_address(site, "/cy" if other.kind == ForceHost.WELSH else ""))
    return hosts


known_hosts: EpochMemory[dict[str, Host]] = EpochMemory(_make_hosts)


def _unknown_host() -> HttpResponse:
    return HttpResponse(plain_error_page(404), status=404)


class HostMiddleware:
    """Finds the site of a request; an unknown host is a 404, another host of a force leads to its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in _ANY_HOST:
            return self.get_response(request)
        name = request.META.get("HTTP_HOST", "").partition(":")[0].lower().rstrip(".")
        host = known_hosts(NATION).get(name)
        if host is None:
            return _unknown_host()
        if host.leads_to:
            return HttpResponsePermanentRedirect(host.leads_to + request.get_full_path())
        request.site = request._wagtail_site = host.site
        return self.get_response(request)


class LanguageMiddleware:
    """`/cy/…` is the same page in Welsh, where the site speaks it; elsewhere it is a 404 like any unknown page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.language = "en"
        site: Site | None = getattr(request, "site", None)
        welsh = site is not None and request.path_info.startswith("/cy") and "cy" in languages_of_site(site.pk)
        if welsh and request.path_info == "/cy":
            return HttpResponsePermanentRedirect("/cy/")
        if welsh and request.path_info.startswith("/cy/"):
            request.language = "cy"
            request.path_info = request.path_info[3:]
        language: str = request.language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class AdminHostMiddleware:
    """The admin answers on its own host alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = request.META.get("HTTP_HOST", "").partition(":")[0].lower().rstrip(".")
        if name != env.ADMIN_HOST and request.path_info not in _ANY_HOST:
            return _unknown_host()
        return self.get_response(request)


def _to_admin(request: HttpRequest, **_: Any) -> HttpResponse:
    return redirect("wagtailadmin_home")


admin_home = [path("", _to_admin)]
