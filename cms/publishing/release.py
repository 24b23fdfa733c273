"""Writing a release."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from cms.models.release import Release
from cms.publishing.changes import changes_since
from cms.publishing.compile import CompiledService
from cms.publishing.welsh import gaps_of, review_of
from contact_forms.models import FormVersion
from contact_forms.plan import plan_to_json

if TYPE_CHECKING:
    from cms.models.library import ServicePage

_LOCK = "SELECT id FROM wagtailcore_page WHERE id = %s FOR UPDATE"


def make_release(page: ServicePage, compiled: CompiledService, now: datetime) -> Release:
    """The release of what is being published, inside the caller's transaction.

    Publishing what the newest release already holds makes no other. The page's row is locked while it is numbered.
    """
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
    newest = Release.objects.filter(service_id=page.pk).order_by("-number").first()
    if newest is not None and _holds(newest, page, compiled, version):
        return newest
    found = changes_since(newest, compiled)
    release = Release(
        service_id=page.pk,
        number=newest.number + 1 if newest else 1,
        form_version=version,
        content=compiled.content,
        slots=compiled.slots,
        keys=(newest.keys if newest else {}) | compiled.keys,
        welsh_complete=compiled.welsh_complete and not gaps_of(page),
        welsh_reviewed=review_of(page) is not None,
        breaking=not all(change.safe for change in found),
        changes=[change.as_json() for change in found],
        in_force_from=page.in_force_from or now,
        approved_for=page.approved_for,
        made_from_revision_id=page.live_revision_id,
    )
    release.save()
    return release


def _holds(release: Release, page: ServicePage, compiled: CompiledService, version: FormVersion) -> bool:
    return (
        release.form_version_id == version.pk
        and release.content == compiled.content
        and release.slots == compiled.slots
        and compiled.keys.items() <= release.keys.items()
        and release.approved_for == page.approved_for
        and release.welsh_complete == (compiled.welsh_complete and not gaps_of(page))
        and release.welsh_reviewed == (review_of(page) is not None)
        and page.in_force_from in (None, release.in_force_from)
    )
