"""A word from a handler to the person who sent a report: on their track page, sealed to them and to the force."""

from __future__ import annotations

from uuid import UUID

from django.db.models.functions import Now

from contact_forms.actions.note import note
from contact_forms.actions.tell_person import owe_notice
from contact_forms.models import Message, Submission
from contact_forms.tenant import tenant_for_site
from contact_forms.tracking import seal_message
from contact_forms.walls import within_sites

LONGEST_MESSAGE = 2000
"""Characters."""


class CannotBeTracked(Exception):
    """The report was sent without a track code, so its person has no page to read a message on."""


def write_message(
    submission_id: UUID,
    site_id: int,
    kind: str,
    text: str,
    *,
    actor: str,
    actor_id: int,
    address: str | None = None,
) -> Message:
    """Write it, and owe the notice that there is one, where it is safe to send one. kind: as `Message.kind`.

    Raises Submission.DoesNotExist for a report of another site, CannotBeTracked, and ValueError for a text that is
    empty or too long.
    """
    if not text.strip() or len(text) > LONGEST_MESSAGE:
        raise ValueError(f"a message has 1 to {LONGEST_MESSAGE} characters")
    tenant = tenant_for_site(site_id)
    with within_sites(site_id):
        submission = Submission.objects.select_related("form_version").get(pk=submission_id)
        if not submission.track_key:
            raise CannotBeTracked
        sealed = seal_message(
            text.strip(), submission.pk, bytes(submission.track_key), tenant.public_key, tenant.public_key_id
        )
        message = Message.objects.create(
            submission=submission,
            site_id=site_id,
            kind=kind,
            sealed=sealed.sealed,
            key_for_person=sealed.key_for_person,
            key_for_force=sealed.key_for_force,
            force_key_id=tenant.public_key_id,
            by=actor,
            by_id=actor_id,
            sent_at=Now(),
        )
        owe_notice(submission, f"message-{message.pk}")
        note(
            "wrote to the person",
            site_id=site_id,
            actor=actor,
            actor_id=actor_id,
            submission=submission,
            address=address,
            detail={"kind": kind, "message": message.pk},
        )
    return message
