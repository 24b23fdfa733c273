"""Second factors under a new opening key of the platform: sealed anew, so that nobody has to set theirs up again."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from contact_forms.actions.reseal import AT_ONCE, Resealed, resealed
from contact_forms.sealing import CannotOpen
from forcesites.people.sealing import is_under_the_present_key, seal, unseal

SEALED_IN = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""Kind of second factor -> where its row's data keeps what is sealed."""


@resealed("second factors")
def reseal_second_factors() -> Resealed:
    """Every secret of an app and seed of recovery codes that the present opening key does not open."""
    done, lost, last = 0, [], 0
    while True:
        with transaction.atomic():
            rows = Authenticator.objects.select_for_update().filter(pk__gt=last, type__in=list(SEALED_IN))
            batch = list(rows.order_by("pk")[:AT_ONCE])
            for row in batch:
                last, name = row.pk, SEALED_IN[row.type]
                try:
                    if is_under_the_present_key(row.data[name]):
                        continue
                    row.data[name] = seal(unseal(row.data[name], row.user_id), row.user_id)
                except CannotOpen:
                    lost.append(f"The second factor of person {row.user_id}")
                    continue
                row.save(update_fields=["data"])
                done += 1
        if len(batch) < AT_ONCE:
            return Resealed(done, tuple(lost))
