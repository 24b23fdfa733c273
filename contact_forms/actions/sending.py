"""What holds for everything that is sent to the outside."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from contact_forms.jobs import Claim
from contact_forms.models import Attempt


def refuse_inside_a_transaction() -> None:
    """Raises RuntimeError where a transaction is open: nothing is asked of the network while one is."""
    if connection.in_atomic_block:
        raise RuntimeError("A transaction is open, so nothing may be sent now.")


def earlier_try_may_have_arrived(claim: Claim) -> bool:
    """Whether an earlier attempt of this job ended without a result (a crash) or with an unknown one."""
    unsure = Q(finished_at=None) | Q(outcome=Attempt.Outcome.UNKNOWN)
    return Attempt.objects.filter(unsure, job_id=claim.job_id, fence__lt=claim.fence).exists()
