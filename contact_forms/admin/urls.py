"""Addresses under `/admin/reports/`."""

from __future__ import annotations

from django.urls import path

from contact_forms.admin import buttons
from contact_forms.admin.desk import desk
from contact_forms.admin.messages import write
from contact_forms.admin.national_desk import national_desk
from contact_forms.admin.redact import redact
from contact_forms.admin.replay import replay
from contact_forms.admin.reports import report
from contact_forms.admin.resend import resend
from contact_forms.admin.try_route import try_route

urlpatterns = [
    path("desk/", desk, name="desk"),
    path("desk/nation/", national_desk, name="national-desk"),
    path("replay/", replay, name="replay"),
    path("<uuid:submission_id>/", report, name="report"),
    path("<uuid:submission_id>/messages/", write, name="report-message"),
    path("routes/<int:route_id>/test/", try_route, name="route-test"),
    path("<uuid:submission_id>/acknowledge/", buttons.acknowledge, name="report-acknowledge"),
    path("<uuid:submission_id>/hold/", buttons.hold, name="report-hold"),
    path("<uuid:submission_id>/lift-hold/", buttons.lift_hold, name="report-lift-hold"),
    path("clocks/<int:due_id>/met/", buttons.clock_met, name="clock-met"),
    path("jobs/<int:job_id>/take/", buttons.take_job, name="job-take"),
    path("jobs/<int:job_id>/give-back/", buttons.give_back_job, name="job-give-back"),
    path("jobs/<int:job_id>/resend/", resend, name="job-resend"),
    path("jobs/<int:job_id>/redact/", redact, name="job-redact"),
    path("forces/<int:site_id>/pause/", buttons.pause, name="force-pause"),
    path("forces/<int:site_id>/end-pause/", buttons.end_pause, name="force-end-pause"),
]
