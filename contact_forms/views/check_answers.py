"""Check your answers, and send."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from contact_forms.actions.submit import DraftChanged, DraftGone, NotComplete, submit
from contact_forms.documents import CHECK_ANSWERS, CONFIRMATION, check_answers_document, mark_of_answers
from contact_forms.rates import SUBMIT, TooOften, take
from contact_forms.views.answering import UNPROCESSABLE, move_on, page, too_often
from contact_forms.views.door import form_page
from contact_forms.views.drafts import find_draft
from contact_forms.views.step import expired, without_draft
from contact_forms.views.visit import visit_of


@form_page
def check_answers(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/check-your-answers/`: POST sends. Sent twice, it leads to the same confirmation."""
    visit = visit_of(request, section, service)
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    if draft is None:
        return without_draft(visit)
    if draft.state == "expired":
        return expired(visit, draft)
    if draft.state == "sent":
        return move_on(visit.surroundings.href(CONFIRMATION))
    where = visit.walk(draft)
    if not where.complete:
        return move_on(visit.href_of_place(where))
    form = visit.version(draft).form
    if request.method != "POST":
        return page(check_answers_document(visit.surroundings, form, where))
    if request.POST.get("seen", mark_of_answers(where)) != mark_of_answers(where):
        # The page in this tab shows what another tab has changed since: nobody sends what they have not seen.
        return page(check_answers_document(visit.surroundings, form, where, has_changed=True), UNPROCESSABLE)
    try:
        take(request, SUBMIT)
    except TooOften as problem:
        shown = check_answers_document(visit.surroundings, form, where, too_often=True)
        return too_often(page(shown), problem.wait)
    try:
        submit(draft.row, draft.answers, visit.tenant, visit.today, getattr(request, "request_id", ""))
    except DraftGone:
        return without_draft(visit)
    except (DraftChanged, NotComplete):
        # Another tab wrote in between: the person looks again at what would be sent.
        return move_on(visit.surroundings.href(CHECK_ANSWERS))
    return move_on(visit.surroundings.href(CONFIRMATION))
