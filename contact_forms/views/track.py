"""`/track/`: how far a report has come, messages of the force, and adding something to it.

Reference and code are asked for once and then held by a cookie that ends with the browser's session, so that neither
ever stands in an address.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from nacl.public import PrivateKey

from contact_forms.actions.add_information import ADDITION, LONGEST_ADDITION, add_information
from contact_forms.documents import Language, Surroundings
from contact_forms.documents.track import (
    ADD,
    FIND,
    REPORT,
    add_document,
    answer_path,
    find_document,
    track_document,
)
from contact_forms.engine import normalise_reference
from contact_forms.engine.definition import NO_TEXT, Text
from contact_forms.engine.typed import made_safe
from contact_forms.models import Submission
from contact_forms.rates import SUBMIT, TRACK, take
from contact_forms.tenant import Tenant, tenant_for_site
from contact_forms.track import Tracked, find_tracked, tracked
from contact_forms.tracking import normalise_code
from contact_forms.views.answering import UNPROCESSABLE, move_on, page
from contact_forms.views.door import form_page
from contact_forms.views.drafts import set_session_cookie

_TOKEN = re.compile(r"[0-9a-f-]{36}", re.ASCII)


@dataclass(frozen=True)
class _Visit:
    """A visit to the track pages of a force. found: what the cookie opens."""

    tenant: Tenant
    language: Language
    csrf_token: str
    found: tuple[Submission, PrivateKey] | None

    def around(self, title: Text = NO_TEXT) -> Surroundings:
        chrome = self.tenant.chrome.get(self.language) or self.tenant.chrome["en"]
        return Surroundings(chrome, self.language, title, "track", self.csrf_token)

    @property
    def force(self) -> str:
        return (self.language == "cy" and self.tenant.name_cy) or self.tenant.name

    def href(self, path: str) -> str:
        return f"{self.around().prefix}{path}"


@form_page
def track(request: HttpRequest) -> HttpResponse:
    """Asks for reference and code; with both right, leads to the report."""
    visit = _visit(request)
    if request.method != "POST":
        return move_on(visit.href(REPORT)) if visit.found else page(find_document(visit.around()))
    typed = {name: request.POST.get(name, "")[:60].strip() for name in ("reference", "code")}
    reference, code = normalise_reference(typed["reference"]), normalise_code(typed["code"])
    problems = []
    if reference is None:
        problems.append(("reference", _("Enter your reference number, such as ASB-7K4M-9NXP-3")))
    if code is None:
        problems.append(("code", _("Enter the code, which has 12 letters and numbers")))
    if reference and code:
        take(request, TRACK)
        if find_tracked(reference, code, visit.tenant.site_id):
            response = move_on(visit.href(REPORT))
            set_session_cookie(request, response, settings.TRACK_COOKIE_NAME, f"{reference}.{code}")
            return response
        said = _("We cannot find a report with this reference number and this code. Check both")
        problems.append(("reference", said))
    return page(find_document(visit.around(), **typed, problems=problems), UNPROCESSABLE)


@form_page
def track_report(request: HttpRequest) -> HttpResponse:
    """The report's way. POST forgets reference and code on this device."""
    visit = _visit(request)
    if request.method == "POST":
        response = move_on(visit.href(FIND))
        response.delete_cookie(settings.TRACK_COOKIE_NAME, path="/", samesite="Lax")
        return response
    if visit.found is None:
        return move_on(visit.href(FIND))
    submission, private = visit.found
    its = tracked(submission, private)
    just_sent = request.GET.get("sent") == "yes" and bool(its.additions)
    return page(track_document(visit.around(submission.form_version.title_text), visit.force, its, just_sent=just_sent))


@form_page
def track_add(request: HttpRequest) -> HttpResponse:
    """Adding something to the report."""
    return _adding(request, ADD, None)


@form_page
def track_answer(request: HttpRequest, message_id: int) -> HttpResponse:
    """Answering a question of the force. 404 for a message that is none of this report's open questions."""
    return _adding(request, answer_path(message_id), message_id)


def _adding(request: HttpRequest, path: str, message_id: int | None) -> HttpResponse:
    visit = _visit(request)
    if visit.found is None:
        return move_on(visit.href(FIND))
    submission, private = visit.found
    question = _question(tracked(submission, private), message_id) if message_id is not None else ""
    token = request.GET.get("token", "")
    token = token if _TOKEN.fullmatch(token) else str(uuid.uuid4())
    around, safety = visit.around(), submission.form_version.form.safety_mode
    if request.method != "POST":
        return page(add_document(around, path, token, question=question, safety=safety))
    typed = made_safe(request.POST.get(ADDITION, ""), lines=True)
    problem = _problem(typed)
    if problem:
        document = add_document(
            around, path, token, question=question, typed=typed, problems=[(ADDITION, problem)], safety=safety
        )
        return page(document, UNPROCESSABLE)
    take(request, SUBMIT)
    add_information(submission, typed, visit.tenant, visit.language, token, timezone.localdate(), message_id=message_id)
    return move_on(f"{visit.href(REPORT)}?sent=yes")


def _problem(typed: str) -> str:
    if not typed:
        return _("Enter what you want to tell us")
    if len(typed) > LONGEST_ADDITION:
        return _("What you want to tell us must be %(most)s characters or fewer") % {"most": f"{LONGEST_ADDITION:,}"}
    return ""


def _question(its: Tracked, message_id: int) -> str:
    for message in its.messages:
        if message.row.pk == message_id and message.row.kind == message.row.QUESTION and not message.row.answered_at:
            return message.text
    raise Http404


def _visit(request: HttpRequest) -> _Visit:
    site = getattr(request, "site", None)
    try:
        tenant = tenant_for_site(site.pk) if site is not None else None
    except LookupError:
        tenant = None
    if tenant is None:
        raise Http404
    language = cast(Language, getattr(request, "language", "en"))
    translation.activate(language)
    reference, _dot, code = request.COOKIES.get(settings.TRACK_COOKIE_NAME, "").partition(".")
    meant, right = normalise_reference(reference), normalise_code(code)
    found = find_tracked(meant, right, tenant.site_id) if meant and right else None
    if meant and right and found is None:
        # A guess in a cookie is a guess too.
        take(request, TRACK)
    return _Visit(tenant, language, get_token(request), found)
