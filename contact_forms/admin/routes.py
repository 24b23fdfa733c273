"""The register of routes, where the way out of a service is changed. A secret is only ever named here."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import display
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import CreateView, EditView

from contact_forms.actions.carrier import whole_address
from contact_forms.admin.auditing import record
from contact_forms.admin.permissions import RoutePermissionHelper, sites_with_routes_of
from contact_forms.admin.walled import WalledRegister
from contact_forms.models import Route
from contact_forms.secrets_by_name import NAME
from integrations.errors import Misconfigured
from integrations.registry import adapter_choices, adapters, check_address, check_options


class RouteForm(WagtailAdminModelForm):
    """Offers only the sites whose routes this person may change, and asks the adapter about address and options."""

    adapter = forms.ChoiceField(choices=adapter_choices, label="Way")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["active"].label = "Turned on"
        self.fields["off_reason"].label = "Why it is turned off"
        self.fields["site"].queryset = sites_with_routes_of(self.for_user)
        self.fields["secret_name"].help_text = "The name of a file of secrets, never the secret itself."
        self.fields["options"].help_text = options_in_words()

    def clean_secret_name(self) -> str:
        name: str = self.cleaned_data["secret_name"]
        if name and (not re.fullmatch(NAME, name) or ".." in name):
            raise forms.ValidationError("Use letters, digits, dots, dashes and underscores.")
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("active") and not (cleaned.get("off_reason") or "").strip():
            self.add_error("off_reason", "Say why the route is turned off.")
        if bool(cleaned.get("quiet_from")) != bool(cleaned.get("quiet_until")):
            self.add_error("quiet_until", "Enter both times, or neither.")
        adapter = cleaned.get("adapter")
        if adapter:
            if cleaned.get("address"):
                self._complain("address", self._address_problems(adapter, cleaned["address"]))
            options = cleaned.get("options") or {}
            if not isinstance(options, dict):
                self.add_error("options", 'Write the options as {"name": "value"}.')
            else:
                self._complain("options", check_options(adapter, options))
        return cleaned

    def _address_problems(self, adapter: str, address: str) -> list[str]:
        try:
            return check_address(adapter, whole_address(address), settings.SOH_DEMO)
        except Misconfigured as problem:
            return [problem.reason]

    def _complain(self, field: str, problems: list[str]) -> None:
        for problem in problems:
            self.add_error(field, problem)


def options_in_words() -> str:
    """What may stand among the options of each adapter."""
    told = []
    for each in adapters():
        names = [
            f"{option.name} ({option.label}{'' if option.required else ', may be left out'})" for option in each.options
        ]
        told.append(f"{each.label}: {', '.join(names) or 'none'}.")
    return " ".join(told)


class _Recorded:
    """Writes an audit entry in the transaction that keeps the route."""

    request: HttpRequest
    instance: Route

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        route = self.instance
        record(self.request, "route.changed", route, route.site_id, fields=sorted(form.changed_data))
        return response


class RouteButtons(ButtonHelper):
    """Beside changing a route: trying it."""

    def get_buttons_for_obj(self, obj: Route, *given: Any, **options: Any) -> list[dict[str, str]]:
        buttons: list[dict[str, str]] = super().get_buttons_for_obj(obj, *given, **options)
        if self.permission_helper.user_can_edit_obj(self.request.user, obj):
            buttons.append(
                {
                    "url": reverse("route-test", args=[obj.pk]),
                    "label": "Test",
                    "classname": self.finalise_classname(["button-small", "button-secondary"]),
                    "title": f"Send a test report by the route {obj}",
                }
            )
        return buttons


class RouteCreateView(_Recorded, CreateView):
    """A new route, recorded."""


class RouteEditView(_Recorded, EditView):
    """A changed route, recorded."""


class RouteRegister(WalledRegister):
    """How each service of a force reaches its receiver."""

    model = Route
    menu_label = "Routes"
    menu_icon = "redirect"
    permission_helper_class = RoutePermissionHelper
    button_helper_class = RouteButtons
    create_view_class = RouteCreateView
    edit_view_class = RouteEditView
    list_display = ("way", "site", "service", "address", "secret_name", "in_use")
    list_select_related = ("site",)
    list_filter = ("active", "adapter")
    ordering = ("site", "service_slug")
    edit_handler = ObjectList(
        [
            FieldPanel("site"),
            FieldPanel("service_slug"),
            FieldPanel("adapter"),
            FieldPanel("address"),
            FieldPanel("secret_name"),
            FieldPanel("options"),
            FieldPanel("max_at_once"),
            FieldPanel("quiet_from"),
            FieldPanel("quiet_until"),
            FieldPanel("active"),
            FieldPanel("off_reason"),
        ],
        base_form_class=RouteForm,
    )

    @display(description="Way", ordering="adapter")
    def way(self, obj: Route) -> str:
        """Which adapter, by its name in the form."""
        return dict(adapter_choices()).get(obj.adapter, obj.adapter)

    @display(ordering="service_slug")
    def service(self, obj: Route) -> str:
        """The service's address word."""
        return obj.service_slug or "Every service"

    @display(ordering="active")
    def in_use(self, obj: Route) -> str:
        """In words: the icons of yes and no belong to an admin that is not installed here."""
        return "Yes" if obj.active else f"No: {obj.off_reason}".removesuffix(": ")

    def sites_of(self, request: HttpRequest) -> tuple[int, ...]:
        """Also the sites where this person changes routes but handles no report."""
        own = sites_with_routes_of(request.user).values_list("pk", flat=True)
        return tuple({*super().sites_of(request), *own})
