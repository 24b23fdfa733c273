"""The addresses of the public process, for tests in one process."""

from django.urls import include, path

from contact_forms.views import failures

handler404 = failures.page_not_found

urlpatterns = [
    path("", include("forcesites.urls")),
    path("", include("contact_forms.urls")),
    path("api/", include("cms.api.urls")),
    path("", include("wagtail.urls")),
]
