"""What every environment shares. Rooms are named by dotted strings only."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from cms.logging import logging_settings
from cms.settings import env
from cms.settings.content import *  # noqa: F403
from cms.settings.security import *  # noqa: F403
from cms.settings.signing_in import *  # noqa: F403
from cms.settings.storage import *  # noqa: F403

if env.ROLE == "public" and (env.OPENING_KEY or env.OLD_OPENING_KEY):
    raise ImproperlyConfigured(
        "The public process refuses to start: an opening key is in its environment. "
        "A report that the public web process cannot read is a report it cannot leak."
    )

if env.ROLE != "command" and env.BACKUP_DATABASE_URL:
    raise ImproperlyConfigured(f"The {env.ROLE} process refuses to start: SOH_BACKUP_DATABASE_URL passes every wall.")

BASE_DIR = env.BASE_DIR
SOH_ROLE = env.ROLE
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

INSTALLED_APPS = [
    "forcesites",
    "forcesites.people",
    "cms",
    "contact_forms",
    "govuk_theme",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
]
if env.ROLE != "public":
    # Nobody signs in to the public process, so nothing of the kind is in it.
    INSTALLED_APPS += ["allauth", "allauth.account", "allauth.mfa"]

_FIRST = [
    "cms.logging.RequestIdMiddleware",
    "cms.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.headers.FramesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.bodies.BodyMiddleware",
]
# Only a request to a known host is led to TLS or given a file.
_INSIDE_THE_HOST = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
MIDDLEWARE_BY_ROLE = {
    # No session, no sign-in, no messages: there is nothing of the kind to steal in the public process.
    "public": [
        *_FIRST,
        "forcesites.current.HostMiddleware",
        *_INSIDE_THE_HOST,
        "forcesites.current.LanguageMiddleware",
        "cms.api.door.ApiDoor",
        "contact_forms.views.failures.FailureMiddleware",
        "cms.api.rates.ApiRateMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "forcesites.isolation.IsolationMiddleware",
    ],
    "admin": [
        *_FIRST,
        "forcesites.current.AdminHostMiddleware",
        *_INSIDE_THE_HOST,
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "forcesites.people.sessions.SessionsMiddleware",
        "forcesites.isolation.IsolationMiddleware",
    ],
}
MIDDLEWARE = MIDDLEWARE_BY_ROLE.get(env.ROLE, MIDDLEWARE_BY_ROLE["admin"])

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# The floor above is named to the floor below by dotted strings only.
SOH_TENANT_FACTORY = "forcesites.tenant.tenant_for_site"
SOH_FORM_OFFERS = "cms.serving.form_offers"
SOH_CHROME_FACTORY = "forcesites.tenant.chrome_for_site"
SOH_FORCE_DIRECTORY = "forcesites.tenant.force_directory"
SOH_SITE_LANGUAGES = "forcesites.tenant.languages_of_site"

SOH_DEMO = env.DEMO
SOH_OPENING_KEY = env.OPENING_KEY
SOH_OLD_OPENING_KEY = env.OLD_OPENING_KEY
SOH_SEALING_KEY = env.SEALING_KEY
SOH_ESCROW_KEY = env.ESCROW_KEY
SOH_SECRETS_DIR = env.SECRETS_DIR
SOH_SANDBOX_URL = env.SANDBOX_URL
SOH_SANDBOX_TLS_URL = env.SANDBOX_TLS_URL
SOH_POSTCODES_URL = env.POSTCODES_URL
SOH_SMTP = {"host": env.SMTP_HOST, "port": env.SMTP_PORT, "from": env.MAIL_FROM}
SOH_RETRY_BASE_SECONDS = env.RETRY_BASE_SECONDS
SOH_LEASE_SECONDS = env.LEASE_SECONDS
SOH_ALERT_MINUTES = env.ALERT_MINUTES
SOH_LATE_MINUTES = env.LATE_MINUTES
SOH_URGENT_LATE_MINUTES = env.URGENT_LATE_MINUTES
SOH_BREAKER_MINUTES = env.BREAKER_MINUTES
SOH_NATIONAL_OPERATIONS = env.NATIONAL_OPERATIONS
SOH_METRICS_TOKEN = env.METRICS_TOKEN
SOH_DRAFT_HOURS = 2
SOH_PURGE = env.PURGE
SOH_RATES = env.rates(env.RATES)

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_settings(env.ROLE)
SILENCED_SYSTEM_CHECKS: list[str] = []
