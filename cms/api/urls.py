"""The addresses of the API."""

from __future__ import annotations

from django.urls import path

from cms.api.v1 import api
from cms.api.v2 import router

urlpatterns = [
    path("v1/", api.urls),
    path("v2/", router.urls),
]
