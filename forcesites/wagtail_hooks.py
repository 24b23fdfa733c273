"""The register of forces in the admin, for the national teams."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import display
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from contact_forms.admin.walled import RegisterIndexView
from forcesites.isolation import put_up_walls
from forcesites.isolation.reach import own_sites
from forcesites.models import Brand, Force
from govuk_theme import brand_css, brand_css_name

put_up_walls()


@modeladmin_register
class ForceAdmin(ModelAdmin):
    """Every force: its site, stage and languages."""

    model = Force
    index_view_class = RegisterIndexView
    menu_label = "Forces"
    menu_icon = "globe"
    menu_order = 250
    list_display = ("name", "address", "stage", "force_number", "in_welsh")
    list_filter = ("stage", "welsh")
    search_fields = ("name", "short_name", "slug")
    inspect_view_enabled = True
    inspect_view_fields = (
        "name",
        "name_cy",
        "short_name",
        "slug",
        "site",
        "stage",
        "welsh",
        "force_number",
        "pfa_code",
        "fallback_address",
        "duty_address",
        "duty_phone",
        "operations_name",
        "operations_address",
    )
    list_per_page = 50

    @display(description="Address")
    def address(self, force: Force) -> str:
        return str(force.site.hostname)

    @display(description="Welsh", ordering="welsh")
    def in_welsh(self, force: Force) -> str:
        """In words: the icons of yes and no belong to an admin that is not installed here."""
        return "Yes" if force.welsh else "No"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("site")


def colours_of_preview(request: HttpRequest, name: str) -> HttpResponse:
    """The colours of the site of one's own that has a stylesheet of this name. 404 where none has."""
    brands = Brand.objects.filter(site__in=own_sites(request.user))
    tokens = next((each for brand in brands if brand_css_name(each := brand.tokens()) == name), None)
    if tokens is None:
        raise Http404
    return HttpResponse(brand_css(tokens), content_type="text/css; charset=utf-8")


@hooks.register("register_admin_urls")
def addresses_of_previews() -> list[URLPattern]:
    """Previews are shown on the admin's own host, and find their colours here."""
    return [re_path(r"^(?P<name>brand\.[0-9a-f]{12}\.css)$", colours_of_preview, name="preview-brand-css")]
