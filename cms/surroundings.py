"""What the floor above knows of a site, asked for through the functions that settings name.

Each function remembers its answers until the site's epoch moves, so asking costs no query on the hot path.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from govuk_theme.documents import Chrome, ForceChoice


@cache
def _hook(name: str) -> Callable[..., Any]:
    hook: Callable[..., Any] = import_string(getattr(settings, name))
    return hook


def languages_of(site_id: int) -> tuple[str, ...]:
    """The languages a site speaks, English first (`SOH_SITE_LANGUAGES`)."""
    languages: tuple[str, ...] = _hook("SOH_SITE_LANGUAGES")(site_id)
    return languages


def chrome_of(site_id: int, language: str) -> Chrome:
    """What surrounds every page of a site in one language (`SOH_CHROME_FACTORY`). KeyError for one not spoken."""
    chrome: Chrome = _hook("SOH_CHROME_FACTORY")(site_id)[language]
    return chrome


def forces_taking(path: str, language: str) -> tuple[ForceChoice, ...]:
    """The forces that take the service at this path, with their own addresses of it (`SOH_FORCE_DIRECTORY`)."""
    forces: tuple[ForceChoice, ...] = _hook("SOH_FORCE_DIRECTORY")(path, language)
    return forces
