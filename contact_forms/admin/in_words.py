"""What stands in the rows of the registers, in a handler's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.admin.filters import AllValuesFieldListFilter
from django.utils import timezone
from django.utils.formats import date_format

from contact_forms.models import Route
from integrations.registry import adapter_choices

KINDS = {
    "deliver": "Delivery",
    "fallback_email": "Fallback e-mail",
    "alert": "Alert to people on duty",
    "alarm": "E-mail about alarms",
    "clock_warning": "Warning before a due date",
    "notice": "Notice to the person",
}
"""Kind of job -> what a handler calls it. A kind that is not here shows its own name."""


def kind_in_words(kind: str) -> str:
    """Such as "Fallback e-mail"."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def way_in_words(route: Route) -> str:
    """Such as "Niche RMS for every service"."""
    service = route.service_slug.replace("-", " ") or "every service"
    return f"{dict(adapter_choices()).get(route.adapter, route.adapter)} for {service}"


def moment(at: datetime | None) -> str:
    """Day and time as the force's clock shows them: "5 Mar 2026, 14:05"; "" for None."""
    return date_format(timezone.localtime(at), "j M Y, H:i") if at else ""


def lasting(time: timedelta) -> str:
    """How long, in the largest unit that fits: "3 hours", "1 day", "less than a minute"."""
    minutes = int(time.total_seconds()) // 60
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        number = minutes // length
        if number:
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    return "less than a minute"


def until(due: datetime, now: datetime) -> str:
    """Such as "due in 2 days" or "overdue by 3 hours"."""
    return f"due in {lasting(due - now)}" if due > now else f"overdue by {lasting(now - due)}"


class KindFilter(AllValuesFieldListFilter):
    """Jobs of one kind."""

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            yield choice | {"display": kind_in_words(str(choice["display"]))}


class ServiceFilter(AllValuesFieldListFilter):
    """Reports of one service, by its address word: it may have had several names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "service"

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            yield choice | {"display": str(choice["display"]).replace("-", " ").capitalize()}
