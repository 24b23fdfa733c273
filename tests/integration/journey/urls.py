"""The public addresses that this floor answers for."""

from django.urls import include, path

handler400 = "contact_forms.views.failures.bad_request"
handler403 = "contact_forms.views.failures.permission_denied"
handler404 = "contact_forms.views.failures.page_not_found"
handler500 = "contact_forms.views.failures.server_error"

urlpatterns = [path("", include("contact_forms.urls"))]
