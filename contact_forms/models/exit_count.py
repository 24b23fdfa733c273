"""How often a form led people to somebody else."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class ExitCount(Row):
    """How many times people came to one exit of a service of a site on one day. Nothing about who they were.

    exit_key: the author's key of the exit's step. hands_to: the body it names, or its title where it names none, in
    English and as it was that day. day: in the United Kingdom. Written by `contact_forms.actions.count_exit` alone.
    """

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    service_slug = models.SlugField(max_length=100)
    exit_key = models.CharField("exit", max_length=60)
    hands_to = models.CharField("leads to", max_length=255)
    day = models.DateField()
    number = models.PositiveIntegerField("people", default=0)

    class Meta:
        ordering = ["-day", "service_slug", "exit_key"]
        verbose_name = "hand-off"
        constraints = [
            models.UniqueConstraint(fields=["site", "service_slug", "exit_key", "day"], name="exit_counted_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.number} to {self.exit_key} on {self.day}"
