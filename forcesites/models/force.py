"""A police force on the platform."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from wagtail.models import Site

from cms.epochs import move_epoch

BETA = "beta"
LIVE = "live"


class Force(models.Model):
    """A police force: one site, one brand, its routes, keys and people.

    The canonical host is the site's own host name; other hosts are rows of ForceHost. welsh: the force has a Welsh
    duty, so every page has `/cy/` (Welsh Language (Wales) Measure 2011). fallback_address: gets a report by e-mail
    when its route gave up after six tries. duty_address, duty_phone: who is told of an urgent report at once, at any
    hour. operations_name, operations_address: the person who is told when something does not get through.
    """

    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="force")
    slug = models.SlugField(unique=True, help_text="The word in addresses and account names, such as thames-valley.")
    name = models.CharField(max_length=100)
    name_cy = models.CharField("name in Welsh", max_length=100, blank=True)
    short_name = models.CharField(max_length=60)
    force_number = models.CharField(
        max_length=3,
        validators=[RegexValidator(r"^\d{2,3}$", "Enter the Home Office force number, two or three digits.")],
        help_text="Home Office force number, such as 43.",
    )
    pfa_code = models.CharField("police force area code", max_length=9, blank=True)
    stage = models.CharField(max_length=4, choices=[(BETA, "Beta"), (LIVE, "Live")], default=BETA)
    welsh = models.BooleanField("has a Welsh duty", default=False)
    fallback_address = models.EmailField(
        help_text="A mailbox that is read at all hours. It gets a report when the records system cannot be reached."
    )

    duty_address = models.EmailField(
        blank=True, help_text="Told of each urgent report at once. Empty: the mailbox above is told."
    )
    duty_phone = models.CharField(
        max_length=20, blank=True, help_text="A mobile phone that gets a text too, where the force sends texts."
    )
    operations_name = models.CharField(
        max_length=100, blank=True, help_text="Who looks after the force's reports on the platform."
    )
    operations_address = models.EmailField(
        blank=True, help_text="Told when a report does not get through. Empty: the mailbox above is told."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def languages(self) -> tuple[str, ...]:
        return ("en", "cy") if self.welsh else ("en",)

    def clean(self) -> None:
        if self.welsh and not self.name_cy:
            raise ValidationError({"name_cy": "Enter the force's name in Welsh, as it has a Welsh duty."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            # Hosts and the list of forces are read on every site, so the nation's epoch moves.
            move_epoch(None)


class ForceHost(models.Model):
    """Another host of a force. Visitors are led to the canonical host (301)."""

    ALIAS = "alias"
    WELSH = "welsh"

    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=253, unique=True)
    kind = models.CharField(
        max_length=5, choices=[(ALIAS, "Leads to the site"), (WELSH, "Leads to the site in Welsh")], default=ALIAS
    )

    def __str__(self) -> str:
        return self.host

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.host = self.host.lower()
        with transaction.atomic():
            super().save(*args, **kwargs)
            move_epoch(None)
