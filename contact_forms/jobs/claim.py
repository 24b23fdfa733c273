"""Taking a job: the claim commits before anything is done, so a crash leaves a trace and never a lost job."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection

from contact_forms.walls import NATION


@dataclass(frozen=True)
class Claim:
    """A job held by this worker. site_id: None for a job of the nation. fence: what proves that we still hold it.
    lane: whose turn it was, as `Job.lane`."""

    job_id: int
    site_id: int | None
    fence: int
    lane: int = field(default=0, compare=False)

    @property
    def wall(self) -> int:
        """What `within_sites` needs to see the job."""
        return NATION if self.site_id is None else self.site_id


def claim_due() -> Claim | None:
    """The next job that is due, leased to this worker; None where nothing is. As `claim_several` takes them."""
    return next(iter(claim_several(1)), None)


def claim_several(at_once: int, busy: Collection[int] = ()) -> list[Claim]:
    """Up to `at_once` jobs that are due, each of another lane, leased to this worker, in the order in which to do them.

    Urgent before routine; lanes (routes) take turns; in a lane the oldest due first. A lane whose route is off, whose
    breaker is open, of which all workers together have as many jobs in hand as its route lets be, or that is one of
    `busy` is passed over. The leases, the fences and the attempt rows are written by the database in one
    statement (`soh_claim_job`, migration 0002).
    """
    if connection.in_atomic_block:
        raise RuntimeError("A claim must be committed at once: claim outside any transaction.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM soh_claim_job(%s, %s, %s::bigint[])",
            [settings.SOH_LEASE_SECONDS, at_once, list(busy)],
        )
        return [Claim(*row) for row in cursor.fetchall()]
