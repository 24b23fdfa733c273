"""For the tests. The harness sets the database; keys are made for each run and open nothing else."""

from __future__ import annotations

import os

os.environ.setdefault("SOH_SECRET_KEY", "for-tests-only-" * 5)
os.environ.setdefault("DATABASE_URL", "postgres://soh_app@127.0.0.1:1/never-used")
os.environ.setdefault("SOH_DEMO", "1")

from cms.settings.base import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
