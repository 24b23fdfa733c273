from django.apps import AppConfig


class ForcesitesConfig(AppConfig):
    name = "forcesites"
    verbose_name = "Forces"
