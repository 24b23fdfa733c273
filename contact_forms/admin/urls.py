"""Addresses under `/admin/reports/`."""

from __future__ import annotations

from django.urls import path

from contact_forms.admin.messages import write
from contact_forms.admin.reports import report
from contact_forms.admin.resend import resend
from contact_forms.admin.try_route import try_route

urlpatterns = [
    path("<uuid:submission_id>/", report, name="report"),
    path("<uuid:submission_id>/messages/", write, name="report-message"),
    path("routes/<int:route_id>/test/", try_route, name="route-test"),
    path("jobs/<int:job_id>/resend/", resend, name="job-resend"),
]
