"""Registers the policies, the desk and the registers of this room with Wagtail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from contact_forms.admin.dashboard import DeskPanel
from contact_forms.admin.exits import ExitRegister
from contact_forms.admin.permissions import (
    job_policy,
    route_policy,
    sees_national_desk,
    sites_seen_by,
    submission_policy,
)
from contact_forms.admin.registers import JobRegister, SubmissionRegister
from contact_forms.admin.routes import RouteRegister
from contact_forms.models import Job, Route, Submission
from contact_forms.walls import NATION

# exact_class: Wagtail's own apps register later and would replace ours without a word.
register_permission_policy(Submission, submission_policy, exact_class=True)
register_permission_policy(Job, job_policy, exact_class=True)
register_permission_policy(Route, route_policy, exact_class=True)


class DeskItem(MenuItem):
    """The operations desk, for whoever sees reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(site_id != NATION for site_id in sites_seen_by(request.user))


class NationalDeskItem(MenuItem):
    """The desk of all forces, for whoever is entrusted with it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sees_national_desk(request.user)


@modeladmin_register
class Reports(ModelAdminGroup):
    """The menu of reports: each item is there for whoever may list it."""

    menu_label = "Public reports"
    menu_icon = "mail"
    menu_order = 150
    items = (SubmissionRegister, JobRegister, RouteRegister, ExitRegister)

    def get_submenu_items(self) -> list[MenuItem]:
        return [
            DeskItem("Operations desk", reverse_lazy("desk"), icon_name="warning", order=-2),
            NationalDeskItem("Desk of all forces", reverse_lazy("national-desk"), icon_name="globe", order=-1),
            *super().get_submenu_items(),
        ]


@hooks.register("construct_homepage_panels")
def show_desk(request: HttpRequest, panels: list[Any]) -> None:
    """The panel of the desk, on the first page of who handles reports."""
    panel = DeskPanel(request)
    if panel.is_shown():
        panels.append(panel)
