"""Database, files and static files."""

from __future__ import annotations

from cms.settings import env

DATABASES = {"default": env.database(env.DATABASE_URL)}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = env.MEDIA_DIR
MEDIA_URL = "/media/"
STATIC_ROOT = env.STATIC_DIR
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Of a form without its files. Far beyond every field's own limit, so that an answer that is too long comes back to be
# made shorter instead of being refused with everything else on the page. The editor of a long service posts all of it
# at once: a dozen fields for each choice of each question.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000 if env.ROLE == "admin" else 8_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000 if env.ROLE == "admin" else 5_000
