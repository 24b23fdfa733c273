"""The addresses of each role. A role has no address that is not its own."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.utils.module_loading import import_string

from cms.health import healthz, readyz

handler400 = "contact_forms.views.failures.bad_request"
handler403 = "contact_forms.views.failures.permission_denied"
handler404 = "contact_forms.views.failures.page_not_found"
handler500 = "contact_forms.views.failures.server_error"

_health = [path("healthz", healthz, name="healthz"), path("readyz", readyz, name="readyz")]

if settings.SOH_ROLE == "public":
    urlpatterns = [
        *_health,
        path("", include("forcesites.urls")),
        path("", include("contact_forms.urls")),
        path("api/", include("cms.api.urls")),
        path("documents/", include("wagtail.documents.urls")),
        path("media/", include("forcesites.media_files")),
        path("", include("wagtail.urls")),
    ]
else:
    urlpatterns = [
        *_health,
        path("metrics", import_string("contact_forms.admin.metrics.metrics"), name="metrics"),
        path("admin/", include("forcesites.people.urls")),
        path("machine/", include("contact_forms.machine.urls")),
        path("admin/reports/", include("contact_forms.admin.urls")),
        path("admin/", include("wagtail.admin.urls")),
        path("documents/", include("wagtail.documents.urls")),
        path("media/", include("forcesites.media_files")),
        path("", include(import_string("forcesites.current.admin_home"))),
    ]
