"""`/api/v1/`: Documents, services and forms of a site, for other front ends."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from cms.api.bodies import StrictParser
from cms.api.described import DescribedAPI
from cms.api.forms import router as forms
from cms.api.languages import Language
from cms.api.problems import Problem, answer_with_problems
from cms.api.scope import page_at
from cms.api.services import shown_services
from cms.models.release import release_content
from govuk_theme.documents import AnyDocument

api = DescribedAPI(
    title="Single Online Home",
    version="1",
    description=(
        "The pages, services and forms of the site whose host is asked. No account, token or cookie is needed or read. "
        "Errors are problem details (RFC 9457)."
    ),
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
    parser=StrictParser(),
)
answer_with_problems(api)


class ServiceOut(Schema):
    """A service as this site shows it. takes_form: its form can be begun here; otherwise its page only informs."""

    slug: str = Field(examples=["antisocial-behaviour"])
    path: str = Field(examples=["/report/antisocial-behaviour/"])
    title: dict[str, str] = Field(examples=[{"en": "Report antisocial behaviour"}])
    summary: dict[str, str] = Field(examples=[{"en": "Noise, litter, or people who frighten you."}])
    release: int = Field(examples=[3])
    takes_form: bool = Field(examples=[True])


@api.get(
    "/documents/",
    response={200: AnyDocument, 404: Problem},
    summary="The Document of a page",
    by_alias=True,
    tags=["pages"],
)
def document(request: HttpRequest, path: str = "/", language: Language = "en") -> Any:
    """Everything that the page at this path shows. path: such as "/report/"; "/cy/report/" is Welsh."""
    if path.startswith("/cy/"):
        path, language = path.removeprefix("/cy"), "cy"
    return page_at(request, path).document(language)


@api.get(
    "/services/", response={200: list[ServiceOut], 404: Problem}, summary="The services of this site", tags=["forms"]
)
def services(request: HttpRequest) -> list[ServiceOut]:
    """Every service that this site shows, in the order of its pages."""
    listed = []
    for shown in shown_services(request):
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


api.add_router("", forms)
