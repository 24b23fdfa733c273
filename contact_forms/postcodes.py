"""This process's source of postcodes. Never asked inside a transaction: a slow source must not hold a row."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from integrations.postcodes import PostcodeSource


@cache
def postcode_source() -> PostcodeSource:
    """The source named in the settings, shared by the threads of the process."""
    return PostcodeSource(settings.SOH_POSTCODES_URL)
