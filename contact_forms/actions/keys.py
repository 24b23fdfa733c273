"""The key pairs of forces: made at onboarding, changed by period, and never lost while a report needs them."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Now
from django.utils import timezone

from contact_forms.actions.note import PLATFORM, note
from contact_forms.models import ForceKey
from contact_forms.sealing import escrow_key, new_force_pair, sealing_key
from contact_forms.walls import within_sites

STILL_USED_FOR = timedelta(hours=24)
"""A process that has not heard of the change may seal to the old key; by then every one has."""


class KeyRefused(Exception):
    """The key cannot be made or deleted; the text says why and what to do."""


def create_force_key(site_id: int, *, actor: str = PLATFORM, actor_id: int | None = None) -> ForceKey:
    """The first pair of a force. Raises KeyRefused where it has one, CannotOpen without the platform's sealing key."""
    with within_sites(site_id):
        _one_at_a_time(site_id)
        if ForceKey.objects.filter(site_id=site_id, retired_at=None).exists():
            raise KeyRefused("This force has a key. To begin a new period, rotate it.")
        return _new(site_id, "key made", actor, actor_id)


def rotate_force_key(site_id: int, *, actor: str = PLATFORM, actor_id: int | None = None) -> ForceKey:
    """Begin a new period: new reports are sealed to the new key, and the old one keeps opening what it opened.

    Raises KeyRefused where the force has no key yet.
    """
    with within_sites(site_id):
        _one_at_a_time(site_id)
        if not ForceKey.objects.filter(site_id=site_id, retired_at=None).update(retired_at=Now()):
            raise KeyRefused("This force has no key yet. Create one.")
        return _new(site_id, "key rotated", actor, actor_id)


def delete_force_key(key_id: int, site_id: int, *, actor: str = PLATFORM, actor_id: int | None = None) -> None:
    """Delete a retired key that opens nothing any more; after that it is gone for ever.

    Raises ForceKey.DoesNotExist, and KeyRefused for a key in use, one retired less than a day ago, and one that still
    opens a held report. There is no way round the last.
    """
    with within_sites(site_id):
        key = ForceKey.objects.select_for_update().get(pk=key_id)
        if key.retired_at is None:
            raise KeyRefused(f"Key {key_id} is in use. Rotate it first.")
        if key.retired_at > timezone.now() - STILL_USED_FOR:
            raise KeyRefused(f"Key {key_id} was retired less than a day ago. Try again tomorrow.")
        held = reports_under(key_id)
        if held:
            raise KeyRefused(f"Key {key_id} still opens {held} held reports. It goes when they are purged.")
        try:
            # The row is locked, so no report can come under it meanwhile; the foreign key refuses it besides.
            with transaction.atomic():
                key.delete()
        except ProtectedError:
            raise KeyRefused(f"Key {key_id} still opens held reports. It goes when they are purged.") from None
        note("key deleted", site_id=site_id, actor=actor, actor_id=actor_id, detail={"key": key_id})


def reports_under(key_id: int) -> int:
    """How many held reports only this key opens, whatever the wall."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT soh_reports_under_key(%s)", [key_id])
        return int(cursor.fetchone()[0])


def _one_at_a_time(site_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM wagtailcore_site WHERE id = %s FOR NO KEY UPDATE", [site_id])


def _new(site_id: int, action: str, actor: str, actor_id: int | None) -> ForceKey:
    public, sealed, escrowed = new_force_pair(sealing_key(), escrow_key())
    key = ForceKey.objects.create(site_id=site_id, public_key=public, sealed_private=sealed, escrowed_private=escrowed)
    note(action, site_id=site_id, actor=actor, actor_id=actor_id, detail={"key": key.pk})
    return key
