"""A force's new key moves its epoch: every process has the force's public key in the tenant that it remembers."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from cms.epochs import move_epoch
from contact_forms.models import ForceKey


@receiver(post_save, sender=ForceKey)
def a_new_key_is_used_at_once(instance: ForceKey, **_: Any) -> None:
    """In the transaction that makes the key."""
    move_epoch(instance.site_id)
