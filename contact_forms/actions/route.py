"""Choosing the way out of a report."""

from __future__ import annotations

from contact_forms.models import Route


def choose_route(site_id: int, service_slug: str) -> Route | None:
    """The most particular active route: the service's own, else the one for every service, else None."""
    return (
        Route.objects.filter(site_id=site_id, active=True, service_slug__in=(service_slug, ""))
        .order_by("-service_slug")
        .first()
    )
