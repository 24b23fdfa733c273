"""Makes the theme's static files and Welsh texts known to Django. The room has no models."""

from django.apps import AppConfig


class GovukThemeConfig(AppConfig):  # type: ignore[misc] # Django ships no types
    """The theme as a Django app."""

    name = "govuk_theme"
    verbose_name = "Looks of the public pages"
