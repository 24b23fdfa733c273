"""Audit entries of what a person does in the admin."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from contact_forms.models import AuditEntry


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
        address=request.META.get("REMOTE_ADDR") or None,
        detail=detail,
    )
