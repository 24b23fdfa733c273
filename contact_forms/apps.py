from django.apps import AppConfig


class ContactFormsConfig(AppConfig):
    name = "contact_forms"
    verbose_name = "Reports and delivery"
