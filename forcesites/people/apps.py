from importlib import import_module

from django.apps import AppConfig, apps


class PeopleConfig(AppConfig):
    name = "forcesites.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Listen for sign-ins and second factors, where people sign in at all."""
        if apps.is_installed("allauth.mfa"):
            import_module("forcesites.people.receivers")
