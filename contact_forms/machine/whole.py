"""The same addresses as the admin's process has them, for processes that only write them down (the worker)."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("machine/", include("contact_forms.machine.urls"))]
