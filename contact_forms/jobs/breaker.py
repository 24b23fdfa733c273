"""The breaker of a route: a receiver that fails again and again is left alone for a while, and slows nobody else.

Closed: `breaker_open_until` is empty. Open: it lies ahead, and `soh_claim_job` passes the route's jobs over, which
counts as no try. Half-open: it has passed; one job at a time goes through, until a success closes the breaker.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from contact_forms.models import Route

OPENS_AFTER = 5
"""Failures in a row."""
LONGEST_DOUBLING = 3
"""An open breaker waits the base of the retries, doubled with each further failure, up to eight times the base."""


def receiver_failed(route_id: int) -> None:
    """One more failure in a row of this route's receiver."""
    Route.objects.filter(pk=route_id).update(breaker_failures=F("breaker_failures") + 1)
    failures = Route.objects.values_list("breaker_failures", flat=True).get(pk=route_id)
    if failures >= OPENS_AFTER:
        since = Coalesce("breaker_open_since", Now())
        Route.objects.filter(pk=route_id).update(
            breaker_open_until=Now() + open_for(failures), breaker_open_since=since
        )


def receiver_answered(*route_ids: int) -> None:
    """The receivers of these routes took a report or refused it for a reason: they are there."""
    failing = Route.objects.filter(pk__in=route_ids, breaker_failures__gt=0)
    # One after the other in one order, so that two workers that hear from the same receivers never wait in a ring.
    for route_id in failing.order_by("pk").values_list("pk", flat=True):
        Route.objects.filter(pk=route_id).update(breaker_failures=0, breaker_open_until=None, breaker_open_since=None)


def open_for(failures: int) -> timedelta:
    """How long the breaker stays open after this many failures in a row (at least OPENS_AFTER)."""
    return timedelta(seconds=settings.SOH_RETRY_BASE_SECONDS * 2 ** min(failures - OPENS_AFTER, LONGEST_DOUBLING))
