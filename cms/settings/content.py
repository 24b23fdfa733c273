"""Wagtail and languages."""

from __future__ import annotations

from cms.settings import env

WAGTAIL_SITE_NAME = "Single Online Home"
WAGTAILADMIN_BASE_URL = {443: f"https://{env.ADMIN_HOST}", 80: f"http://{env.ADMIN_HOST}"}.get(
    env.ADMIN_PORT, f"http://{env.ADMIN_HOST}:{env.ADMIN_PORT}"
)
WAGTAIL_I18N_ENABLED = False
# Wagtail's own workflow would lead to a group that nobody is in: publishers publish what editors leave as drafts.
WAGTAIL_WORKFLOW_ENABLED = False
# Rich text settles after a page has opened, which autosave takes for an edit: only people make drafts.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "cms.ContentImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.ContentDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILAPI_BASE_URL = None
WAGTAILAPI_LIMIT_MAX = 50
WAGTAIL_APPEND_SLASH = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "english"}}

# The admin is in English as written in Britain, days before months; the public side says its language itself.
LANGUAGE_CODE = "en-gb" if env.ROLE == "admin" else "en"
LANGUAGES = [("en", "English"), ("en-gb", "English (British)"), ("cy", "Cymraeg")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
