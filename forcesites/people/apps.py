from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "forcesites.people"
    label = "people"
    verbose_name = "People"
