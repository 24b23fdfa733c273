"""Epochs: one number a site, and one for the nation, that moves with every published change."""

from __future__ import annotations

from django.db import models


class Epoch(models.Model):
    """How often anything published on a site has changed. `site_id` 0 is the nation: everything."""

    site_id = models.PositiveIntegerField(primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"epoch {self.value} of site {self.site_id}"
