"""Check your answers, and send."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from contact_forms.actions.submit import DraftChanged, DraftGone, NotComplete, submit
from contact_forms.documents import CHECK_ANSWERS, CONFIRMATION, KEEP_COPY, check_answers_document, mark_of_answers
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
    version = visit.version(draft)
    shown = partial(check_answers_document, visit.surroundings, version.form, where, form_mark=str(version.pk))
    if request.method != "POST":
        return page(shown())
    mark = mark_of_answers(where, str(version.pk))
    seen = request.POST.get("seen", mark)
    if seen != mark:
        # The page in this tab shows what another tab, or a new release of the form, has changed since: nobody sends
        # what they have not seen.
        form_changed = seen.partition(".")[2] == mark.partition(".")[2]
        return page(shown(has_changed="form" if form_changed else "answers"), UNPROCESSABLE)
    try:
        take(request, SUBMIT)
    except TooOften as problem:
        return too_often(page(shown(too_often=True)), problem.wait)
    try:
        submit(
            draft.row,
            draft.answers,
            visit.tenant,
            visit.today,
            getattr(request, "request_id", ""),
            version,
            key=draft.key,
            keep_copy=not version.form.safety_mode or request.POST.get(KEEP_COPY) == "yes",
        )
    except DraftGone:
        return without_draft(visit)
    except (DraftChanged, NotComplete):
        # Another tab wrote in between: the person looks again at what would be sent.
        return move_on(visit.surroundings.href(CHECK_ANSWERS))
    return move_on(visit.surroundings.href(CONFIRMATION))
