"""Writing a release."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from cms.models.release import Release
from cms.publishing.compile import CompiledService
from contact_forms.models import FormVersion
from contact_forms.plan import plan_to_json

if TYPE_CHECKING:
    from cms.models.library import ServicePage

_LOCK = "SELECT id FROM wagtailcore_page WHERE id = %s FOR UPDATE"


def make_release(page: ServicePage, compiled: CompiledService, now: datetime) -> Release:
    """The next release of a service, inside the caller's transaction. The page's row is locked while it is numbered."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [page.pk])
    version, _ = FormVersion.objects.get_or_create(
        service_slug=page.slug,
        content_hash=compiled.form_hash,
        defaults={
            "title": compiled.title.en,
            "title_cy": compiled.title.cy,
            "definition": compiled.definition,
            "plan": plan_to_json(compiled.plan),
        },
    )
    newest = Release.objects.filter(service_id=page.pk).order_by("-number").values_list("number", flat=True).first()
    release = Release(
        service_id=page.pk,
        number=(newest or 0) + 1,
        form_version=version,
        content=compiled.content,
        slots=compiled.slots,
        welsh_complete=compiled.welsh_complete,
        in_force_from=page.in_force_from or now,
        approved_for=page.approved_for,
        made_from_revision_id=page.live_revision_id,
    )
    release.save()
    return release
