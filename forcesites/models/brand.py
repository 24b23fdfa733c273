"""A site's colours and mark."""

from __future__ import annotations

from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from wagtail.models import Site

from cms.epochs import move_epoch
from govuk_theme import BrandTokens, check_contrast

_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Enter a colour as # and six digits or letters a to f, such as #14284b.")


class Brand(models.Model):
    """Four colours and a mark; nothing that an editor types reaches a style sheet unchecked."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="brand")
    primary = models.CharField(
        max_length=7, default="#14284b", validators=[_colour], help_text="Header band and main buttons."
    )
    on_primary = models.CharField(
        "text on primary", max_length=7, default="#ffffff", validators=[_colour], help_text="Text on the header band."
    )
    accent = models.CharField(max_length=7, default="#2f74b5", validators=[_colour], help_text="Bands and marks.")
    link = models.CharField("links", max_length=7, default="#1a559e", validators=[_colour])
    mark = models.CharField(max_length=3, blank=True, help_text="Up to three letters shown in the header's shield.")

    def __str__(self) -> str:
        return f"Brand of {self.site}"

    def tokens(self) -> BrandTokens:
        """The checked colours. Raises pydantic.ValidationError for what is no colour."""
        return BrandTokens(primary=self.primary, on_primary=self.on_primary, accent=self.accent, link=self.link)

    def clean(self) -> None:
        try:
            problems = check_contrast(self.tokens())
        except pydantic.ValidationError:
            return  # the fields' own validators say which colour is wrong
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_clean(validate_unique=False)
        with transaction.atomic():
            super().save(*args, **kwargs)
            move_epoch(self.site_id)
