"""Registers the policies and the registers of this room with Wagtail."""

from __future__ import annotations

from wagtail.permissions import register_permission_policy
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from contact_forms.admin.exits import ExitRegister
from contact_forms.admin.permissions import job_policy, route_policy, submission_policy
from contact_forms.admin.registers import JobRegister, SubmissionRegister
from contact_forms.admin.routes import RouteRegister
from contact_forms.models import Job, Route, Submission

# exact_class: Wagtail's own apps register later and would replace ours without a word.
register_permission_policy(Submission, submission_policy, exact_class=True)
register_permission_policy(Job, job_policy, exact_class=True)
register_permission_policy(Route, route_policy, exact_class=True)


@modeladmin_register
class Reports(ModelAdminGroup):
    """The menu of reports: each item is there for whoever may list it."""

    menu_label = "Public reports"
    menu_icon = "mail"
    menu_order = 150
    items = (SubmissionRegister, JobRegister, RouteRegister, ExitRegister)
