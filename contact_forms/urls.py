"""The addresses of journeys. They do not pass the page tree's router; which form it is comes out of one table."""

from __future__ import annotations

from django.urls import path

from contact_forms import views
from contact_forms.documents import CHECK_ANSWERS, CONFIRMATION, COPY, START_AGAIN, TASK_LIST

_FORM = "<slug:section>/<slug:service>/form/"

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("track/", views.track, name="track"),
    path("track/report/", views.track_report, name="track-report"),
    path("track/report/add/", views.track_add, name="track-add"),
    path("track/report/answer/<int:message_id>/", views.track_answer, name="track-answer"),
    path("<slug:section>/<slug:service>/prefilled/<slug:token>/", views.prefilled, name="prefilled"),
    path(_FORM, views.first, name="form"),
    path(f"{_FORM}{CHECK_ANSWERS}/", views.check_answers, name="form-check-answers"),
    path(f"{_FORM}{CONFIRMATION}/", views.confirmation, name="form-confirmation"),
    path(f"{_FORM}{COPY}/", views.copy, name="form-copy"),
    path(f"{_FORM}{START_AGAIN}/", views.start_again, name="form-start-again"),
    path(f"{_FORM}{TASK_LIST}/", views.task_list, name="form-task-list"),
    path(f"{_FORM}<slug:key>/", views.step, name="form-step"),
]
