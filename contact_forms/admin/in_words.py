"""What stands in the rows of the registers, in a handler's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.admin.filters import AllValuesFieldListFilter
from django.utils import timezone
from django.utils.formats import date_format

KINDS = {"deliver": "Delivery", "fallback_email": "Fallback e-mail"}
"""Kind of job -> what a handler calls it. A kind that is not here shows its own name."""


def kind_in_words(kind: str) -> str:
    """Such as "Fallback e-mail"."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())


def moment(at: datetime | None) -> str:
    """Day and time as the force's clock shows them: "5 Mar 2026, 14:05"; "" for None."""
    return date_format(timezone.localtime(at), "j M Y, H:i") if at else ""


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
