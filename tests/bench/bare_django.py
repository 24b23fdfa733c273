"""A yardstick: Django with one view, no middleware and no database."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.bench.bare_wsgi import BODY


def bare(request: HttpRequest) -> HttpResponse:
    """The same bytes as the bare WSGI application's."""
    return HttpResponse(BODY, headers={"Content-Length": str(len(BODY))})


urlpatterns = [path("", bare)]

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY=secrets.token_urlsafe(50), MIDDLEWARE=[], INSTALLED_APPS=[]
)
application = get_wsgi_application()
