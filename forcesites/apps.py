from importlib import import_module

from django.apps import AppConfig


class ForcesitesConfig(AppConfig):
    name = "forcesites"
    verbose_name = "Forces"

    def ready(self) -> None:
        """Listen for what lower floors change without knowing of epochs."""
        import_module("forcesites.key_changes")
