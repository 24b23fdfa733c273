"""The confirmation, and beginning again after it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from contact_forms.documents import confirmation_document
from contact_forms.models import Submission
from contact_forms.tracking import track_code
from contact_forms.views.answering import move_on, page
from contact_forms.views.door import form_page
from contact_forms.views.drafts import end_drafts, find_draft
from contact_forms.views.step import expired, without_draft
from contact_forms.views.visit import visit_of
from contact_forms.walls import within_sites


@form_page
def confirmation(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/confirmation/`: the reference, for as long as this browser's session holds the journey."""
    visit = visit_of(request, section, service)
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    if draft is None:
        return without_draft(visit)
    if draft.state == "expired":
        return expired(visit, draft)
    if draft.state == "open":
        return move_on(visit.href_of_place(visit.walk(draft)))
    version = visit.version(draft)
    with within_sites(visit.tenant.site_id):
        sent = Submission.objects.only("reference", "submitted_at", "urgency", "track_key").get(journey=draft.row.pk)
    document = confirmation_document(
        visit.surroundings,
        version.form,
        version.delivery,
        sent.reference,
        sent.submitted_at,
        urgent=sent.urgency == Submission.URGENT,
        track_code=track_code(draft.key) if sent.track_key else "",
        has_copy=bool(draft.answers),
    )
    return page(document)


@form_page
def start_again(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/start-again/`: POST ends the journey in this service and leads to its first step."""
    visit = visit_of(request, section, service)
    if request.method == "POST" and visit.secret:
        end_drafts(visit.secret, visit.offer.service_slug)
    return move_on(visit.surroundings.href(visit.first_key))
