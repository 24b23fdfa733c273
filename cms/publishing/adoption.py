"""Publishing how a force takes a service."""

from __future__ import annotations

from typing import Any, Protocol

from django.utils.html import escape
from wagtail.models import Page

from cms.models.adoption import Adoption


class Adopting(Protocol):
    """A force's page of a service: what it has to say of how the force takes it."""

    pk: Any
    service_id: int
    mode: str
    held_release_id: int | None
    bridging: str
    bridging_cy: str

    def slot_values(self) -> dict[str, dict[str, str]]:
        """Slot key -> {"en", "cy"}, clean HTML."""


def adopt(page: Adopting, *, site_id: int) -> Adoption:
    """Write the published adoption of a force's live page, inside the transaction that publishes it.

    Raises IntegrityError where another page of the same site has the service already.
    """
    adoption, _ = Adoption.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "site_id": site_id,
            "service_id": page.service_id,
            "mode": page.mode,
            "held_release_id": page.held_release_id if page.mode == Adoption.HOLD else None,
            "slot_values": page.slot_values(),
            "bridging": {"en": _paragraphs(page.bridging), "cy": _paragraphs(page.bridging_cy)},
        },
    )
    # The answer is remembered on the page as its reverse relation, so a page that adopts can be shown at once.
    if isinstance(page, Page):
        page.adoption = adoption
    return adoption


def _paragraphs(text: str) -> str:
    """Plain text as clean HTML: an empty line begins a paragraph."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in text.split("\n\n") if part.strip())
