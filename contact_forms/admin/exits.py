"""The register of hand-offs: how many people each service led to somebody else."""

from __future__ import annotations

from django.contrib.admin import display

from contact_forms.admin.in_words import ServiceFilter
from contact_forms.admin.permissions import RegisterPermissionHelper
from contact_forms.admin.walled import WalledRegister
from contact_forms.models import ExitCount


class ExitRegister(WalledRegister):
    """Counts by force, service, exit and day, for whoever sees the reports of the force. Nobody changes one."""

    model = ExitCount
    menu_label = "Hand-offs"
    menu_icon = "logout"
    permission_helper_class = RegisterPermissionHelper
    list_display = ("day", "site", "service", "hands_to", "exit_key", "number")
    list_filter = (("service_slug", ServiceFilter),)
    list_select_related = ("site",)
    ordering = ("-day", "service_slug", "exit_key")

    @display(ordering="service_slug")
    def service(self, obj: ExitCount) -> str:
        """By its word in the address."""
        return obj.service_slug.replace("-", " ").capitalize()
