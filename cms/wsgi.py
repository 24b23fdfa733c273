"""The door of the public and admin processes."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

_django = get_wsgi_application()

from django.conf import settings  # noqa: E402  (settings exist only after the application does)

from cms.epochs import listener  # noqa: E402
from cms.page_cache import PageCache  # noqa: E402
from cms.proxies import TrustedProxies  # noqa: E402
from cms.settings import env  # noqa: E402

if settings.SOH_ROLE == "public":
    listener.start()

application = _django
if settings.SOH_ROLE == "public" and env.PAGE_CACHE:
    application = PageCache(
        _django,
        listener.snapshot,
        scheme_header="HTTP_X_FORWARDED_PROTO" if env.TRUSTED_PROXIES else "",
    )
application = TrustedProxies(application, env.TRUSTED_PROXIES)
