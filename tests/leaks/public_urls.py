"""The addresses of the public process, made by `cms/urls.py` itself."""

import runpy

from django.test import override_settings

from cms.settings.base import BASE_DIR

with override_settings(SOH_ROLE="public"):
    _made = runpy.run_path(str(BASE_DIR / "cms" / "urls.py"))

urlpatterns = _made["urlpatterns"]
handler400, handler403 = _made["handler400"], _made["handler403"]
handler404, handler500 = _made["handler404"], _made["handler500"]
