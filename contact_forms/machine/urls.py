"""Addresses under `/machine/`."""

from __future__ import annotations

from django.urls import path

from contact_forms.machine.files import file
from contact_forms.machine.notify import notify_receipt
from contact_forms.machine.status import status

urlpatterns = [
    path("files/<str:token>/", file, name="machine-file"),
    path("status/<int:site_id>/<int:route_id>/", status, name="machine-status"),
    path("notify/<int:site_id>/", notify_receipt, name="machine-notify"),
]
