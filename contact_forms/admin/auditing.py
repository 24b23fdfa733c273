"""Audit entries of what a person does in the admin, and of what they were refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone

from contact_forms.models import AuditEntry
from contact_forms.walls import NATION, within_sites

LONGEST_TARGET = 64


def record(request: HttpRequest, action: str, target: models.Model, site_id: int, **detail: Any) -> None:
    """Writes that this person did this to that row. detail: plain JSON without answers."""
    user = request.user
    AuditEntry.objects.create(
        site_id=site_id,
        at=timezone.now(),
        actor=user.get_username(),
        actor_id=user.pk,
        action=action,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        address=address_of(request),
        detail=detail,
    )


@contextmanager
def recording_refusals(request: HttpRequest, model: type[models.Model], target_id: object = "") -> Iterator[None]:
    """Records in the chain of the person's own force that they were refused this row or this register.

    A row of another force and one that is not there look the same here too. The entry is committed by itself: put
    this outside the transaction that the refusal rolls back.
    """
    try:
        yield
    except (Http404, PermissionDenied):
        user = request.user
        if user.is_authenticated:
            site_id: int | None = getattr(user, "site_id", None)
            with within_sites(NATION if site_id is None else site_id):
                AuditEntry.objects.create(
                    site_id=site_id,
                    at=timezone.now(),
                    actor=user.get_username(),
                    actor_id=user.pk,
                    action="refused",
                    target_type=model._meta.label_lower,
                    target_id=str(target_id).replace("\0", "")[:LONGEST_TARGET],
                    address=address_of(request),
                    detail={"method": str(request.method)},
                )
        raise


def address_of(request: HttpRequest | None) -> str | None:
    """Where a request came from, by REMOTE_ADDR alone; None where that is no address."""
    given = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    try:
        return str(ip_address(given.partition("%")[0]))
    except ValueError:
        return None
