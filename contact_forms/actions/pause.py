"""Pausing everything that is delivered for a force, and ending the pause."""

from __future__ import annotations

from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.jobs import wake_workers
from contact_forms.models import Pause
from contact_forms.walls import within_sites


def pause(site_id: int, reason: str, *, actor: str, actor_id: int, address: str | None = None) -> bool:
    """From now on nothing is delivered for this force; reports are taken and wait. False where it is paused already.

    reason: shown to handlers, without answers. Raises ValueError for an empty one.
    """
    if not reason.strip():
        raise ValueError("A pause has a reason.")
    with within_sites(site_id):
        _, began = Pause.objects.get_or_create(
            site_id=site_id, defaults={"reason": reason.strip(), "by": actor, "by_id": actor_id, "since": Now()}
        )
        if began:
            note(
                "paused", site_id=site_id, actor=actor, actor_id=actor_id, address=address,
                detail={"reason": reason.strip()},
            )  # fmt: skip
    return began


def end_pause(site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> bool:
    """Deliveries go on at once. False where there was no pause."""
    with within_sites(site_id):
        ended, _ = Pause.objects.filter(site_id=site_id).delete()
        if ended:
            note("pause ended", site_id=site_id, actor=actor, actor_id=actor_id, address=address)
            wake_workers()
    return bool(ended)
