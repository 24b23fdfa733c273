"""The admin addresses that this floor answers for, with Wagtail's."""

from django.urls import include, path

from contact_forms.admin.metrics import metrics

urlpatterns = [
    path("metrics", metrics),
    path("admin/", include("forcesites.people.urls")),
    path("admin/reports/", include("contact_forms.admin.urls")),
    path("admin/", include("wagtail.admin.urls")),
]
