"""Who did what to what, from where."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class AuditEntry(Row):
    """One thing that was done. Append-only: the application's role may insert and read, never change or delete.

    actor: user name, "worker", or "public"; actor_id: the person's row id where it was a person.
    detail: plain JSON, no answers.
    """

    site = models.ForeignKey("wagtailcore.Site", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    actor_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.action} by {self.actor}"
