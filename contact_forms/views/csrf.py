"""When a page's token does not match."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from contact_forms.documents import csrf_failed_document
from contact_forms.views.answering import page
from contact_forms.views.failures import chrome_of, is_form_page, language_of
from govuk_theme import plain_error_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`. The reason is for machines; the person is told what to do and that nothing was sent."""
    chrome = chrome_of(request)
    if chrome is None:
        return HttpResponse(plain_error_page(403, language_of(request)), status=403)
    form_href = request.path if is_form_page(request) else ""
    document = csrf_failed_document(chrome, language_of(request), form_href)
    return page(document, document.status)
