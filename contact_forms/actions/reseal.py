"""Sealing anew, under the platform's present opening key, whatever an older one still opens.

Each room declares what it keeps sealed to the platform, in a module `resealing` of its app: `@resealed("name")` over a
function that does all of its own rows, in short transactions, and can be run again at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from contact_forms.actions.note import PLATFORM, note
from contact_forms.actions.seal_audit import seal_audit
from contact_forms.models import ForceKey
from contact_forms.sealing import (
    CannotOpen,
    force_private,
    name_of,
    name_of_key_of,
    opening_key,
    opening_keys,
    public_half,
    seal_private,
    sealing_key,
)
from contact_forms.walls import NATION, every_site, within_sites

AT_ONCE = 50
"""Rows of one transaction."""


@dataclass(frozen=True)
class Resealed:
    """done: how many were sealed anew. lost: what opens with no key of this process, in words."""

    done: int
    lost: tuple[str, ...] = ()


Resealer = Callable[[], Resealed]
_RESEALERS: dict[str, Resealer] = {}


class KeysDoNotMatch(Exception):
    """What is sealed now would not open with the present opening key; the text says what to set."""


def resealed(name: str) -> Callable[[Resealer], Resealer]:
    """Declare the function below as what seals these things anew. ValueError for a name that is taken."""

    def declare(resealer: Resealer) -> Resealer:
        if _RESEALERS.get(name, resealer) is not resealer:
            raise ValueError(f"Two functions seal {name!r} anew.")
        _RESEALERS[name] = resealer
        return resealer

    return declare


def reseal_everything(*, actor: str = PLATFORM) -> dict[str, Resealed]:
    """Seal anew whatever was declared, by name, and sign the audit's heads; safe to run again and while people work.

    After it has found nothing more to do the older opening key can be taken away. Raises CannotOpen without keys,
    KeysDoNotMatch where SOH_SEALING_KEY is not the public half of SOH_OPENING_KEY.
    """
    if public_half(opening_key()) != sealing_key():
        raise KeysDoNotMatch("SOH_SEALING_KEY is not the public half of SOH_OPENING_KEY. Set both to the new pair.")
    found = {name: resealer() for name, resealer in _RESEALERS.items()}
    if any(each.done for each in found.values()):
        with within_sites(NATION):
            detail = {name: each.done for name, each in found.items()}
            note("sealed to the new opening key", site_id=None, actor=actor, detail=detail)
    seal_audit()
    return found


@resealed("keys of forces")
def reseal_force_keys() -> Resealed:
    """Every private half of a force that the present opening key does not open."""
    present, sites = name_of(sealing_key()), every_site()
    done, lost, last = 0, [], 0
    while True:
        with within_sites(*sites), transaction.atomic():
            batch = list(ForceKey.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:AT_ONCE])
            for key in batch:
                last = key.pk
                try:
                    if name_of_key_of(key.sealed_private) == present:
                        continue
                    private = force_private(key, opening_keys())
                except CannotOpen:
                    lost.append(str(key))
                    continue
                # Not save(): the public half is as it was, so no process need forget what it remembers.
                ForceKey.objects.filter(pk=key.pk).update(sealed_private=seal_private(private, sealing_key()))
                done += 1
        if len(batch) < AT_ONCE:
            return Resealed(done, tuple(lost))
