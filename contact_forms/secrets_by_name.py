"""Secrets of routes: files in `settings.SOH_SECRETS_DIR`, read by name at each try. Rows hold the name alone."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from integrations.errors import Misconfigured

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def secret_path(name: str) -> Path:
    """Where the secret file of this name is. Raises Misconfigured for a name that is not one (a slash, two dots)."""
    if not NAME.fullmatch(name) or ".." in name:
        raise Misconfigured("The route's secret name is not a name: use letters, digits, dots, dashes and underscores.")
    return Path(settings.SOH_SECRETS_DIR) / name


def read_secret(name: str) -> str:
    """The content of the secret file of this name without white space at its ends; "" where no name is given.

    Read anew at each try, so a changed secret needs no restart. Raises Misconfigured for a name that is not one
    (a slash, two dots) and for a file that is missing, empty or unreadable.
    """
    if not name:
        return ""
    try:
        secret = secret_path(name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Misconfigured(f"The secret named {name} is missing or cannot be read.") from None
    if not secret:
        raise Misconfigured(f"The secret named {name} is empty.")
    return secret
