from importlib import import_module

from django.apps import AppConfig


class ForcesitesConfig(AppConfig):
    name = "forcesites"
    verbose_name = "Forces"

    def ready(self) -> None:
        """Listen for what lower floors change without knowing of epochs, and for who signs in."""
        import_module("forcesites.key_changes")
        import_module("forcesites.sign_ins")
