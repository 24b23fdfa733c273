"""Raising an alarm, and clearing it when what it was about has been put right.

An alarm is open once for each cause and row. Who is told of it, and when again, is decided where alarms are told.
"""

from __future__ import annotations

from django.db.models.functions import Now

from contact_forms.models import Alarm


def raise_alarm(site_id: int | None, cause: str, text: str, about: int = 0) -> bool:
    """Open this alarm, in the caller's transaction and behind its wall; False where it is open already.

    site_id: None for the nation. text: one plain sentence without answers. about: id of the row it is about.
    """
    _, opened = Alarm.objects.get_or_create(
        site_id=site_id, cause=cause, about=about, cleared_at=None, defaults={"text": text, "raised_at": Now()}
    )
    return opened


def clear_alarm(site_id: int | None, cause: str, about: int = 0) -> None:
    """What the alarm was about is over; nothing where none is open."""
    Alarm.objects.filter(site_id=site_id, cause=cause, about=about, cleared_at=None).update(cleared_at=Now())
