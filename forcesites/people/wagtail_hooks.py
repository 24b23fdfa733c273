"""The register of people in the menu, for whoever manages people; the way to one's own second factor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from forcesites.people.reach import manages_people


class PeopleMenuItem(MenuItem):
    """Shown to administrators of forces and to the live service."""

    def is_shown(self, request: HttpRequest) -> bool:
        return manages_people(request.user)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    return PeopleMenuItem("People", reverse("people_register"), name="people", icon_name="group", order=260)


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": "Second factor",
        "help_text": "Your authenticator app, security keys and recovery codes.",
    }
