from importlib import import_module

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = "National library"

    def ready(self) -> None:
        """Receivers may only be connected once every model is there."""
        import_module("cms.publishing.epoch_moves")
