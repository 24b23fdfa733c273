"""The key pairs of forces."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class ForceKey(Row):
    """One period's key pair of a force.

    public_key: 32 bytes, to which submission keys are sealed. sealed_private: the private half in a sealed box to
    the platform's opening key, which is in the environment of worker and admin alone; empty after a restore without
    it. escrowed_private: the same in a sealed box to the escrow's key, empty where the platform has no escrow.
    """

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    public_key = models.BinaryField(max_length=32)
    sealed_private = models.BinaryField()
    escrowed_private = models.BinaryField(default=b"")
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True, help_text="New reports are no longer sealed to this key.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site"], condition=models.Q(retired_at__isnull=True), name="one_current_key_a_force"
            )
        ]

    def __str__(self) -> str:
        return f"Key {self.pk} of site {self.site_id}"
