"""The task list: the home of a journey through a long form."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from contact_forms.documents import CONFIRMATION, task_list_document
from contact_forms.views.answering import move_on, page
from contact_forms.views.door import form_page
from contact_forms.views.drafts import find_draft
from contact_forms.views.step import expired, without_draft
from contact_forms.views.visit import visit_of


@form_page
def task_list(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/task-list/`. Before what stands in front of the list is answered, it leads there."""
    visit = visit_of(request, section, service)
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    form = visit.version(draft).form
    if not form.task_list:
        raise Http404
    if draft is not None and draft.state == "expired":
        return expired(visit, draft)
    if draft is not None and draft.state == "sent":
        return move_on(visit.surroundings.href(CONFIRMATION))
    where = visit.walk(draft)
    if not where.tasks:
        return without_draft(visit) if draft is None else move_on(visit.href_of_place(where))
    return page(task_list_document(visit.surroundings, form, where))
