"""Every environment variable the platform reads, typed and documented. Nothing else reads the environment.

`docs/environment.md` is made from this file (`soh environment`), so a variable cannot be undocumented.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROLES = ("public", "admin", "worker", "command")
BASE_DIR = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it means, and its value where it is not set."""

    name: str
    meaning: str
    default: str = ""


VARIABLES: dict[str, Variable] = {}


def _read(name: str, meaning: str, default: str = "") -> str:
    VARIABLES[name] = Variable(name, meaning, default)
    return os.environ.get(name, default)


def _flag(name: str, meaning: str, default: str = "0") -> bool:
    return _read(name, meaning, default) in ("1", "true", "yes")


def _path(name: str, meaning: str, default: str) -> Path:
    return BASE_DIR / _read(name, meaning, default)


ROLE = _read("SOH_ROLE", "What this process is: public, admin, worker, or command (the command line).", "command")
if ROLE not in ROLES:
    raise ImproperlyConfigured(f"SOH_ROLE is {ROLE!r}; it must be one of {', '.join(ROLES)}.")

DATABASE_URL = _read("DATABASE_URL", "postgres:// address for the role soh_app, which runs everything.")
DATABASE_OWNER_URL = _read("DATABASE_OWNER_URL", "postgres:// address for the role soh_owner; read by migrations only.")
BACKUP_DATABASE_URL = _read(
    "SOH_BACKUP_DATABASE_URL",
    "postgres:// address for the role soh_backup, which reads every row; only for the command that makes a backup.",
)
SECRET_KEY = _read("SOH_SECRET_KEY", "Django's signing key: at least 50 random characters, the same in every process.")
OPENING_KEY = _read(
    "SOH_OPENING_KEY",
    "Private half of the platform's sealing pair, 64 hex digits. Only for worker, admin and command.",
)
OLD_OPENING_KEY = _read(
    "SOH_OLD_OPENING_KEY",
    "The opening key before the present one, while `soh keys reseal` has not finished. Never for the public process.",
)
SEALING_KEY = _read("SOH_SEALING_KEY", "Public half of the platform's sealing pair, 64 hex digits. For every process.")
ESCROW_KEY = _read(
    "SOH_ESCROW_KEY",
    "Public half of the escrow's pair, 64 hex digits: each force's private key is sealed to it as well, for the day "
    "the opening key is lost. Empty: no escrow.",
)
SECRETS_DIR = _path("SOH_SECRETS_DIR", "Folder of secret files; rows hold their names.", "var/secrets")
MEDIA_DIR = _path("SOH_MEDIA_DIR", "Folder for images and documents of pages.", "var/media")
STATIC_DIR = _path("SOH_STATIC_DIR", "Folder where collected static files are served from.", "var/static")
PUBLIC_PORT = int(_read("SOH_PUBLIC_PORT", "Port in public addresses; 443 and 80 are left out of them.", "8000"))
ADMIN_PORT = int(_read("SOH_ADMIN_PORT", "Port in admin addresses.", "8002"))
ADMIN_HOST = _read("SOH_ADMIN_HOST", "Host on which the admin answers.", "cms.localhost")
SANDBOX_URL = _read(
    "SOH_SANDBOX_URL", "Base address of the sandbox that plays outside systems.", "http://127.0.0.1:8001"
)
SANDBOX_TLS_URL = _read(
    "SOH_SANDBOX_TLS_URL", "Base address of the sandbox where it asks for a client certificate; empty: there is none."
)
POSTCODES_URL = _read(
    "SOH_POSTCODES_URL", "Base address of a source of postcodes as postcodes.io answers; empty: no look-up is offered."
)
SMTP_HOST = _read("SOH_SMTP_HOST", "Mail server for alerts, notices and fallback e-mail.", "127.0.0.1")
SMTP_PORT = int(_read("SOH_SMTP_PORT", "Port of the mail server.", "8003"))
MAIL_FROM = _read("SOH_MAIL_FROM", "Sender of the platform's e-mail.", "no-reply@single-online-home.invalid")
DEMO = _flag("SOH_DEMO", "1 where routes may lead to the sandbox (demo, training, tests).")
DEMO_PASSWORD = _read("SOH_DEMO_PASSWORD", "Password of the demo accounts made by the first load.")
TRUSTED_PROXIES = tuple(
    filter(None, _read("SOH_TRUSTED_PROXIES", "Addresses of proxies whose X-Forwarded-* are believed.").split(","))
)
RETRY_BASE_SECONDS = float(
    _read("SOH_RETRY_BASE_SECONDS", "Wait before the second try of a delivery; it doubles with each failure.", "30")
)
LEASE_SECONDS = int(_read("SOH_LEASE_SECONDS", "How long a worker holds a job before another may take it.", "30"))
ALERT_MINUTES = float(
    _read("SOH_ALERT_MINUTES", "Minutes until the alert about an urgent report that nobody has seen is repeated.", "10")
)
LATE_MINUTES = float(
    _read("SOH_LATE_MINUTES", "Minutes that a routine report may wait for its delivery before an alarm.", "15")
)
URGENT_LATE_MINUTES = float(
    _read("SOH_URGENT_LATE_MINUTES", "Minutes that an urgent report may wait for its delivery before an alarm.", "2")
)
BREAKER_MINUTES = float(
    _read("SOH_BREAKER_MINUTES", "Minutes that a receiver may take nothing at all before an alarm.", "30")
)
NATIONAL_OPERATIONS = _read(
    "SOH_NATIONAL_OPERATIONS", "Mailbox of who is told of alarms that are no single force's; empty: nobody is."
)
METRICS_TOKEN = _read(
    "SOH_METRICS_TOKEN",
    "Bearer token for /metrics on the admin host; empty: /metrics is not there.",
)
RATES = _read(
    "SOH_RATES",
    "How often one network may do a thing, as name=at once/seconds until one more; what is left out has no limit.",
    "begin=120/2,submit=60/3,api=600/0.1,track=30/10",
)
SESSION_IDLE_MINUTES = int(
    _read(
        "SOH_SESSION_IDLE_MINUTES",
        "Minutes without a request after which a person of the admin signs in again.",
        "30",
    )
)
SESSION_HOURS = int(
    _read("SOH_SESSION_HOURS", "Hours after which a person of the admin signs in again, however busy.", "12")
)
IDENTITY_PROVIDERS = json.loads(
    _read(
        "SOH_IDENTITY_PROVIDERS",
        "Sign-in services of forces (OpenID Connect), as JSON: a list of objects with `force` (its slug), `name`, "
        "`issuer`, `client_id` and `secret_name`, the name of a file in SOH_SECRETS_DIR.",
        "[]",
    )
)
PURGE = _read("SOH_PURGE", "off: the worker erases no report whose time is over.", "on") != "off"
PAGE_CACHE = _flag("SOH_PAGE_CACHE", "0 turns the page cache off.", "1")


def database(url: str) -> dict[str, object]:
    """Django's DATABASES entry for a postgres:// address. Raises ImproperlyConfigured for any other scheme."""
    if not url:
        raise ImproperlyConfigured("DATABASE_URL is not set. `make run` and `make test` start their own PostgreSQL.")
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must be a postgres:// address: PostgreSQL is the only engine.")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {"connect_timeout": 5},
    }


def rates(text: str) -> dict[str, tuple[int, float]]:
    """Name -> how many at once, and seconds until one more. Raises ImproperlyConfigured where it cannot be read."""
    read: dict[str, tuple[int, float]] = {}
    for part in filter(None, text.split(",")):
        name, _, numbers = part.partition("=")
        at_once, _, seconds = numbers.partition("/")
        try:
            read[name.strip()] = (int(at_once), float(seconds))
        except ValueError:
            raise ImproperlyConfigured(f"SOH_RATES: {part!r} is not like submit=60/3.") from None
    return read
