"""`/api/v1/`: Documents, services and forms of a site, for other front ends. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import NinjaAPI, Schema

from cms.api.problems import Problem, answer_with_problems
from cms.api.scope import page_at, site_of
from cms.models import Release, ServicePage
from cms.models.release import release_content
from cms.serving import offerings
from contact_forms.models import FormVersion
from govuk_theme.documents import AnyDocument

Language = Literal["en", "cy"]

api = NinjaAPI(
    title="Single Online Home",
    version="1",
    description="The pages, services and forms of the site whose host is asked.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
)
answer_with_problems(api)


class ServiceOut(Schema):
    """A service as this site shows it. takes_form: its form can be begun here; otherwise its page only informs."""

    slug: str
    path: str
    title: dict[str, str]
    summary: dict[str, str]
    release: int
    takes_form: bool


class FormOut(Schema):
    """A form. version: answers are sent under it. definition: steps, questions, conditions and exits, schema 1."""

    service: str
    version: int
    release: int
    in_force_from: datetime
    definition: dict[str, Any]


@dataclass(frozen=True)
class _Shown:
    slug: str
    path: str
    release: Release
    takes_form: bool


@api.get("/documents/", response={200: AnyDocument, 404: Problem}, summary="The Document of a page", by_alias=True)
def document(request: HttpRequest, path: str = "/", language: Language = "en") -> Any:
    """Everything that the page at this path shows. path: such as "/report/"; "/cy/report/" is Welsh."""
    if path.startswith("/cy/"):
        path, language = path.removeprefix("/cy"), "cy"
    return page_at(request, path).document(language)


@api.get("/services/", response={200: list[ServiceOut], 404: Problem}, summary="The services of this site")
def services(request: HttpRequest) -> list[ServiceOut]:
    """Every service that this site shows, in the order of its pages."""
    listed = []
    for shown in _shown(request):
        content = release_content(shown.release.pk)
        listed.append(
            ServiceOut(
                slug=shown.slug,
                path=f"/{shown.path}/",
                title=content["title"],
                summary=content["summary"],
                release=shown.release.number,
                takes_form=shown.takes_form,
            )
        )
    return listed


@api.get("/services/{slug:slug}/form/", response={200: FormOut, 404: Problem}, summary="The form of a service")
def form(request: HttpRequest, slug: str) -> FormOut:
    """The form as it can be begun on this site now; on the national site as it was last released."""
    national = _is_national(request)
    for shown in _shown(request):
        if shown.slug == slug and (shown.takes_form or national):
            version = FormVersion.objects.get(pk=shown.release.form_version_id)
            return FormOut(
                service=slug,
                version=version.pk,
                release=shown.release.number,
                in_force_from=shown.release.in_force_from,
                definition=version.definition,
            )
    raise Http404("This site has no form of that service.")


def _is_national(request: HttpRequest) -> bool:
    try:
        offerings(site_of(request).pk)
    except LookupError:
        return True
    return False


def _shown(request: HttpRequest) -> list[_Shown]:
    site = site_of(request)
    try:
        offered = offerings(site.pk).values()
    except LookupError:
        return _national(site.root_page)
    return [
        _Shown(offering.service_slug, offering.path, offering.release, offering.takes_form)
        for offering in offered
        if offering.release is not None and offering.adoption.mode != offering.adoption.NOT_OFFERED
    ]


def _national(root: Any) -> list[_Shown]:
    services = {page.pk: page for page in ServicePage.objects.live().descendant_of(root).order_by("path")}
    newest: dict[int, Release] = {}
    for release in Release.objects.filter(service_id__in=services).defer("content").order_by("number"):
        newest[release.service_id] = release
    return [
        _Shown(page.slug, page.path_on_site, newest[page.pk], takes_form=False)
        for page in services.values()
        if page.pk in newest
    ]
