"""The person's copy of what they sent, while their browser's session holds the journey."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from contact_forms.models import Submission
from contact_forms.outputs import copy_pdf
from contact_forms.views.door import form_page
from contact_forms.views.drafts import find_draft
from contact_forms.views.visit import visit_of
from contact_forms.walls import within_sites

NEUTRAL_NAME = "document.pdf"
"""In safety mode the file's name says nothing to whoever looks through the downloads."""


@form_page
def copy(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/copy/`: the answers as PDF, opened with the person's own key. 404 where no copy was kept."""
    visit = visit_of(request, section, service)
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    if request.method == "POST" or draft is None or draft.state != "sent" or not draft.answers:
        raise Http404
    with within_sites(visit.tenant.site_id):
        sent = Submission.objects.select_related("form_version").defer("sealed").get(journey=draft.row.pk)
    content = copy_pdf(sent, draft.answers)
    if content is None:
        raise Http404
    safe = sent.form_version.form.safety_mode
    response = HttpResponse(content, content_type="application/pdf")
    name = NEUTRAL_NAME if safe else f"{sent.reference}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
