"""The register of forces in the admin, for the national teams."""

from __future__ import annotations

from typing import Any

from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from contact_forms.admin.walled import RegisterIndexView
from forcesites.isolation import put_up_walls
from forcesites.models import Force

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
    )
    list_per_page = 50

    def address(self, force: Force) -> str:
        return str(force.site.hostname)

    address.short_description = "Address"  # type: ignore[attr-defined]

    def in_welsh(self, force: Force) -> str:
        """In words: the icons of yes and no belong to an admin that is not installed here."""
        return "Yes" if force.welsh else "No"

    in_welsh.admin_order_field = "welsh"  # type: ignore[attr-defined]
    in_welsh.short_description = "Welsh"  # type: ignore[attr-defined]

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("site")
