"""Counting the people whom a form led to somebody else."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from contact_forms.engine import Step


def count_exit(site_id: int, service_slug: str, step: Step) -> None:
    """One more at this exit of a service today. One statement (a function of migration 0002), in the transaction that
    keeps the answer which led there. Raises ValueError for a step without an exit."""
    if step.exit is None:
        raise ValueError(f"the step {step.key!r} has no exit")
    key = step.key.partition("--")[0]
    leads_to = (step.exit.hands_to or step.exit.title).en[:255]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT soh_count_exit(%s, %s, %s, %s, %s)", [site_id, service_slug, key, leads_to, timezone.localdate()]
        )
