"""The translator's view: English on the left, Welsh on the right, saved as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.library_desk.access import draft_for, services_of
from cms.models import ServicePage
from cms.publishing.translating import Entry, EntryProblem, take_welsh
from cms.publishing.translation_csv import as_csv, entries_of
from cms.publishing.welsh import (
    FITS,
    MISSING,
    OUTDATED,
    Review,
    Translation,
    gaps_of,
    mark_reviewed,
    review_of,
    text_hash,
    translations_of,
)
from contact_forms.blocks import RICH_TEXT_FEATURES

STATES = {MISSING: "Missing", OUTDATED: "Out of date", FITS: "Fits"}


@dataclass(frozen=True)
class Row:
    """A text as the view shows it."""

    number: int
    translation: Translation
    state: str
    english: str | SafeString
    field: Any
    was: str
    problem: str


def _rich() -> Any:
    return get_rich_text_editor_widget(features=RICH_TEXT_FEATURES)


class WelshForm(forms.Form):
    """A field for the Welsh of each text that is shown."""

    def __init__(self, shown: list[Translation], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, each in enumerate(shown, start=1):
            text = each.text
            widget = _rich() if text.html else AdminAutoHeightTextInput()
            # An id of its own: a place has signs that mean something to scripts.
            widget.attrs |= {"lang": "cy", "aria-label": f"Welsh: {text.where}", "id": f"welsh-{number}"}
            self.fields[f"welsh:{text.place}"] = forms.CharField(
                required=False, widget=widget, initial=text.raw.cy, strip=False
            )


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, page_id: int) -> HttpResponse:
    """`?show=gaps`: only what is missing or out of date. POST saves a draft."""
    page = draft_for(request, page_id)
    only_gaps = request.GET.get("show") == "gaps"
    shown = [each for each in translations_of(page) if each.state != FITS or not only_gaps]
    problems: list[EntryProblem] = []
    form = WelshForm(shown)
    if request.method == "POST":
        posted = [each for each in translations_of(page) if f"was:{each.text.place}" in request.POST]
        form = WelshForm(posted, request.POST)
        form.is_valid()
        changed, problems = take_welsh(page, _posted(request, form, posted))
        if not problems:
            _keep(request, page, changed)
            return redirect(request.get_full_path())
        shown = posted
        messages.error(request, "Nothing was saved. Look at the texts that are marked; what you typed is still here.")
    rows = _rows(request, shown, form, problems)
    return _shown(request, page, rows, form, only_gaps=only_gaps, status=422 if problems else 200)


def _posted(request: HttpRequest, form: WelshForm, posted: list[Translation]) -> list[Entry]:
    entries = []
    for number, each in enumerate(posted, start=1):
        place = each.text.place
        english, _, welsh = request.POST[f"was:{place}"].partition(".")
        given = form.cleaned_data.get(f"welsh:{place}") or ""
        entries.append(Entry(number, place, english, welsh, given, f"fits:{place}" in request.POST))
    return entries


def _rows(request: HttpRequest, shown: list[Translation], form: WelshForm, problems: list[EntryProblem]) -> list[Row]:
    reasons = {problem.place: problem.reason for problem in problems}
    rows = []
    for number, each in enumerate(shown, start=1):
        text = each.text
        english = mark_safe(text.text.en) if text.html else text.text.en  # noqa: S308 - came out of `clean_html`
        was = f"{text_hash(text.text.en)}.{text_hash(text.text.cy)}"
        field = form[f"welsh:{text.place}"]
        rows.append(Row(number, each, STATES[each.state], english, field, was, reasons.get(text.place, "")))
    return rows


def _shown(
    request: HttpRequest, page: ServicePage, rows: list[Row], form: WelshForm, *, only_gaps: bool, status: int
) -> HttpResponse:
    gaps = gaps_of(page)
    context = {
        "page": page,
        "rows": rows,
        "media": form.media,
        "only_gaps": only_gaps,
        "missing": sum(1 for gap in gaps if gap.state == MISSING),
        "outdated": sum(1 for gap in gaps if gap.state == OUTDATED),
        "review": review_of(page),
        "may_review": page.permissions_for_user(request.user).can_publish() and not gaps,
    }
    return TemplateResponse(request, "cms/library/translate.html", context, status=status)


@require_GET
def welsh_csv(request: HttpRequest, page_id: int) -> HttpResponse:
    """The texts as a CSV file; `?show=gaps` as in the view."""
    page = draft_for(request, page_id)
    shown = gaps_of(page) if request.GET.get("show") == "gaps" else translations_of(page)
    response = HttpResponse(as_csv(shown), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}-welsh.csv"'
    return response


@require_POST
def take_csv(request: HttpRequest, page_id: int) -> HttpResponse:
    """A translator's CSV file into a draft: all of it, or none with the reason for each row."""
    page = draft_for(request, page_id)
    uploaded = request.FILES.get("file")
    if uploaded is None:
        messages.error(request, "Choose the CSV file first.")
        return redirect("service-welsh", page.pk)
    entries, problems = entries_of(uploaded.read())
    changed, refused = take_welsh(page, entries) if not problems else (0, [])
    problems += refused
    if problems:
        context = {"page": page, "problems": problems, "file": uploaded.name}
        return TemplateResponse(request, "cms/library/csv_refused.html", context, status=422)
    _keep(request, page, changed)
    return redirect("service-welsh", page.pk)


@require_POST
def reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Whoever may publish says that the Welsh of the draft is right. The next release carries it."""
    page = draft_for(request, page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if gaps_of(page):
        messages.error(request, "Some Welsh is missing or out of date. Mend that first.")
        return redirect("service-welsh", page.pk)
    name = request.user.get_full_name() or request.user.get_username()
    mark_reviewed(page, Review(name, timezone.localdate()))
    page.save_revision(user=request.user, log_action=True, clean=False)
    messages.success(request, "The Welsh of this draft is marked as reviewed. Publish it to let live sites show it.")
    return redirect("service-welsh", page.pk)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """How the Welsh of every service stands."""
    services = []
    for page in services_of(request.user):
        draft = page.get_latest_revision_as_object()
        states = [gap.state for gap in gaps_of(draft)]
        newest = page.releases.defer("content", "slots").first()
        services.append((draft, states.count(MISSING), states.count(OUTDATED), review_of(draft), newest))
    if not services:
        raise PermissionDenied
    return TemplateResponse(request, "cms/library/welsh.html", {"services": services})


def _keep(request: HttpRequest, page: ServicePage, changed: int) -> None:
    if not changed:
        messages.info(request, "Nothing was changed.")
        return
    page.save_revision(user=request.user, log_action=True, clean=False)
    messages.success(request, f"{changed} Welsh {'text is' if changed == 1 else 'texts are'} saved in a draft.")
