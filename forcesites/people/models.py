"""The people who sign in to the admin. Members of the public never have an account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person of a force or of the national teams.

    site: the site of the force they work for; empty for the national teams.
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        help_text="The force this person works for. Leave empty for the national teams.",
    )
