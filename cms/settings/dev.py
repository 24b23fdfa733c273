"""For `make run`: plain HTTP on loopback, everything else as in production."""

from cms.settings.base import *  # noqa: F403

DEBUG = False
SECURE_SSL_REDIRECT = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
