"""What every page has: a title in both languages, a Document in each, and the way it goes out."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult

from cms.epochs import move_epoch
from cms.surroundings import chrome_of, languages_of
from govuk_theme import render
from govuk_theme.documents import Breadcrumb, Document, SectionLink

LANGUAGE_NAMES = {"en": "English", "cy": "Welsh"}


class BasePage(Page):
    """A page of any site. Its Document is all that the theme and the API ever see of it.

    Restricted pages do not exist: the public process knows nobody, so there is nobody to open one to.
    """

    title_cy = models.CharField("title in Welsh", max_length=255, blank=True)

    private_page_options: list[str] = []
    # The order in which the public sees pages, so that it is the one that editors see and change.
    admin_default_ordering = "ord"
    is_section = False
    content_panels = [
        MultiFieldPanel(
            [FieldRowPanel([TitleFieldPanel("title", placeholder=False), FieldPanel("title_cy")])], heading="Title"
        ),
    ]
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading="Address")]
    api_fields = ["title_cy"]

    class Meta:
        abstract = True

    # --- what it shows ---------------------------------------------------------------------------------------------

    def document(self, language: str) -> Document:
        """This page in one language, as it is published. Raises Http404 where there is nothing to show."""
        raise NotImplementedError(f"{type(self).__name__} has no document")

    def title_in(self, language: str) -> str:
        return (language == "cy" and self.title_cy) or self.title

    def summary_in(self, language: str) -> str:
        """One sentence saying what is behind a link to this page."""
        return ""

    def section_link(self, language: str) -> SectionLink | None:
        """How this page stands in a list of links; None where it is not to be listed."""
        return SectionLink(
            text=self.title_in(language), href=self.path_in(language), description=self.summary_in(language)
        )

    def frame(self, language: str) -> dict[str, Any]:
        """What every Document of this page has, as keyword arguments. Raises Http404 for a language not spoken here."""
        languages = languages_of(self.site_id)
        if language not in languages:
            raise Http404(f"this site has no pages in {LANGUAGE_NAMES.get(language, language)}")
        other = "en" if language == "cy" else "cy"
        return {
            "language": language,
            "title": self.title_in(language),
            "description": self.search_description or self.summary_in(language),
            "path": self.path_in(language),
            "other_language_path": self.path_in(other) if other in languages else "",
            "chrome": chrome_of(self.site_id, language),
            "breadcrumbs": self.breadcrumbs(language),
        }

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at a path below this one. Raises Http404 where there is none, or it is restricted."""
        found = super().route(request, path_components)
        if not path_components and self.get_view_restrictions().exists():
            raise Http404
        return found

    # --- where it is -----------------------------------------------------------------------------------------------

    @cached_property
    def _place(self) -> tuple[int, str]:
        """The site's id and its root's url_path. Raises Http404 where the page is on no site."""
        for place in self._places():
            return place.site_id, place.root_path
        raise Http404("this page is on no site")

    def _places(self) -> list[SiteRootPath]:
        # Read from the shared cache each time: Wagtail's own copy on the page outlives a change of the sites.
        return [place for place in Site.get_site_root_paths() if self.url_path.startswith(place.root_path)]

    @property
    def site_id(self) -> int:
        """The site this page is on. Raises Http404 where it is on none."""
        return self._place[0]

    @property
    def path_on_site(self) -> str:
        """The path below the home page, without slashes at the ends: "report/antisocial-behaviour"; "" for home."""
        return self.url_path[len(self._place[1]) :].strip("/")

    def path_in(self, language: str) -> str:
        """The path on its own host in one language: "/report/crime/", "/cy/report/crime/"."""
        prefix = "/cy/" if language == "cy" else "/"
        return f"{prefix}{self.path_on_site}/" if self.path_on_site else prefix

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Site, address of its host and path. Works in the admin too, which has no addresses of public pages itself."""
        for place in self._places():
            return place.site_id, place.root_url, self.path_in("en")
        return None

    def breadcrumbs(self, language: str) -> tuple[Breadcrumb, ...]:
        """The way from the home page down to this page's parent; empty on the home page itself."""
        pages = self._way_here()
        with translation.override(language):
            home = gettext("Home")
        return tuple(
            Breadcrumb(text=page.title_in(language) if place else home, href=page.path_in(language))
            for place, page in enumerate(pages)
        )

    def _way_here(self) -> list[BasePage]:
        root_path = self._place[1]
        pages: list[BasePage] = []
        page: Page = self
        while page.url_path != root_path:
            # Routing has left each page's parent here, so a page that is served asks the database nothing.
            parent = page.__dict__.get("_cached_parent_obj")
            if not isinstance(parent, BasePage):
                above = self.get_ancestors().filter(url_path__startswith=root_path).order_by("path")
                return [page for page in above.specific() if isinstance(page, BasePage)]
            pages.insert(0, parent)
            page = parent
        return pages

    # --- how it goes out -------------------------------------------------------------------------------------------

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page in the language that was asked for, marked for the page cache."""
        document = self.document(getattr(request, "language", "en"))
        response = HttpResponse(render(document))
        request.environ["soh.page"] = {
            "site_id": self.site_id,
            "fresh_until": document.fresh_until,
        }
        return response

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return list(LANGUAGE_NAMES.items())

    def preview_document(self, mode: str) -> Document:
        """The Document of a preview mode. Raises Http404, ValueError or
        ValidationError (saying why) where this draft cannot be shown in it."""
        return self.document(mode or "en")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as it would be, under the public site's own policy; in words why not, where it cannot be shown."""
        try:
            response = HttpResponse(render(_branded_here(self.preview_document(mode_name))))
        except ValidationError as problems:
            return _refused(request, problems.messages)
        except (Http404, ValueError) as reason:
            return _refused(request, [str(reason)])
        response._csp_config = settings.PUBLIC_POLICY | {
            "frame-ancestors": [SELF],
            "form-action": [NONE],
        }
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def _get_dummy_header_url(self, original_request: HttpRequest | None = None) -> str:
        """The address Wagtail pretends a preview was asked for at: the admin's own, whose middleware knows no other."""
        return original_request.build_absolute_uri("/") if original_request else f"{settings.WAGTAILADMIN_BASE_URL}/"

    # --- what a change of it moves ---------------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the page. A change that the public can see moves the epoch of its site in the same transaction."""
        with transaction.atomic():
            was_live = self._is_public() if kwargs.get("update_fields") is None else False
            saved = super().save(*args, **kwargs)
            if kwargs.get("update_fields") is None and (was_live or self.live):
                self.__dict__.pop("_place", None)
                self.move_its_epoch()
        return saved

    def move_its_epoch(self) -> None:
        """Say that something published has changed where this page is. A page on no site moves nothing."""
        for site_id in {place.site_id for place in self._places()}:
            move_epoch(site_id)

    def _is_public(self) -> bool:
        return self.pk is not None and Page.objects.filter(pk=self.pk, live=True).exists()


def _branded_here(document: Document) -> Document:
    """The same document with its brand's colours from the admin, which has no addresses of public sites."""
    brand = document.chrome.brand_css
    if not brand:
        return document
    here = reverse("wagtailadmin_home") + brand.lstrip("/")
    return document.model_copy(update={"chrome": document.chrome.model_copy(update={"brand_css": here})})


def _refused(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    return TemplateResponse(request, "cms/preview_refused.html", {"reasons": reasons})


class Summarised(models.Model):
    """A page with a sentence saying what is behind a link to it."""

    summary = models.CharField(
        max_length=300, blank=True, help_text="One sentence. It stands under links to this page and in search results."
    )
    summary_cy = models.CharField("summary in Welsh", max_length=300, blank=True)

    class Meta:
        abstract = True

    def summary_in(self, language: str) -> str:
        return (language == "cy" and self.summary_cy) or self.summary


SUMMARY_PANEL = MultiFieldPanel([FieldPanel("summary"), FieldPanel("summary_cy")], heading="Summary")
