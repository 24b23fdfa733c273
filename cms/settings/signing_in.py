"""How people sign in to the admin, and how long a session lasts."""

from __future__ import annotations

from cms.settings import env

AUTH_USER_MODEL = "people.User"
# One door: the pages of `forcesites.people`. No tokens, no basic authentication, no second password check.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "forcesites.people.predictable.PredictablePasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
# A forgotten password is an administrator's to mend: the platform sends no address by e-mail that opens an account.
WAGTAIL_PASSWORD_RESET_ENABLED = False

ACCOUNT_ADAPTER = "forcesites.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_TIMEOUT = 600
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Guesses are counted in the database, for all processes together (`forcesites.people.throttle`).
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False

MFA_ADAPTER = "forcesites.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "authenticate": "forcesites.people.forms.CodeForm",
    "reauthenticate": "forcesites.people.forms.CodeAgainForm",
    "activate_totp": "forcesites.people.forms.SetUpForm",
}
MFA_TOTP_ISSUER = "Single Online Home"
# One step of 30 seconds either way, for clocks that differ. Each code works once.
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Security keys want https; `make run` and the tests speak http on loopback.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False

SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = env.SESSION_HOURS * 3600
SOH_SESSION_IDLE_SECONDS = env.SESSION_IDLE_MINUTES * 60
SOH_BROWSER_COOKIE_NAME = "soh-browser"
SOH_IDENTITY_PROVIDERS = env.IDENTITY_PROVIDERS
