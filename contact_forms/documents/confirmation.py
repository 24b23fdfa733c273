"""The page after sending: the reference and what happens next."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from contact_forms.documents.step import NOT_INDEXED
from contact_forms.documents.surroundings import CONFIRMATION, COPY, Surroundings
from contact_forms.engine import Form
from contact_forms.plan import DeliveryPlan
from govuk_theme.documents import ConfirmationDocument, RichTextBlock


def confirmation_document(
    surroundings: Surroundings,
    form: Form,
    plan: DeliveryPlan,
    reference: str,
    submitted_at: datetime | None = None,
    *,
    urgent: bool = False,
    track_code: str = "",
    has_copy: bool = False,
) -> ConfirmationDocument:
    """The confirmation. reference: what the person quotes. submitted_at: aware, None where it is not known here.
    urgent: an answer was a risk signal, so the advice to call 999 is shown again. track_code: "" where the report
    cannot be tracked. has_copy: the person's copy can be had."""
    language = surroundings.language
    with translation.override(language):
        panel = plan.panel.in_(language) or _("Sent")
        # What happens next says when to expect an answer; where it says nothing, the promise does.
        next_html = plan.next.in_(language) or f"<p>{escape(plan.promise.in_(language))}</p>"
        return ConfirmationDocument(
            language=language,
            title=_("Sent") if form.safety_mode else panel,
            path=surroundings.href(CONFIRMATION),
            other_language_path=surroundings.other_language_href(CONFIRMATION),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots=NOT_INDEXED,
            service_title=surroundings.service_name,
            panel_title=panel,
            reference=reference,
            submitted_at=submitted_at,
            next=(RichTextBlock(html=next_html),) if plan.next or plan.promise else (),
            track_code=track_code,
            track_href=f"{surroundings.prefix}/track/" if track_code else "",
            copy_href=surroundings.href(COPY) if has_copy else "",
            urgent=urgent,
        )
