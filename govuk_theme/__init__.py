"""Looks: documents in, HTML out. Importing this room needs no Django settings; rendering does."""

from govuk_theme.brand import BrandTokens, brand_css, brand_css_name, check_contrast
from govuk_theme.inline_script import INLINE_SCRIPT_HASH
from govuk_theme.jinja import long_date
from govuk_theme.rendering import plain_error_page, render
from govuk_theme.templates import MissingTemplate, UnknownKind

__all__ = [
    "INLINE_SCRIPT_HASH",
    "BrandTokens",
    "MissingTemplate",
    "UnknownKind",
    "brand_css",
    "brand_css_name",
    "check_contrast",
    "long_date",
    "plain_error_page",
    "render",
]
