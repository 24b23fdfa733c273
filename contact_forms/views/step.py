"""A step: shown, and taken. POST is gather, validate, store, move on.

Where the person is comes out of one walk over their answers on every request, so a forged, skipped or outdated
address leads to where they belong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from contact_forms.actions.count_exit import count_exit
from contact_forms.documents import (
    CONFIRMATION,
    TASK_LIST,
    expired_draft_document,
    form_exit_document,
    remove_item_document,
    step_document,
)
from contact_forms.engine import (
    Form,
    ListStep,
    Problem,
    Raw,
    Step,
    Walk,
    accept_step,
    is_page,
    raws_to_show,
    walk,
    without_old_signatures,
)
from contact_forms.rates import BEGIN, TooOften, bucket_of
from contact_forms.sealing import new_secret
from contact_forms.views.answering import UNPROCESSABLE, move_on, page, too_often
from contact_forms.views.door import form_page
from contact_forms.views.drafts import OpenDraft, begin_draft, find_draft, keep_answers, set_cookie
from contact_forms.views.finding import BUTTON, asked_to_find, found_document
from contact_forms.views.items import number_of, without
from contact_forms.views.visit import Visit, visit_of


@form_page
def first(request: HttpRequest, section: str, service: str) -> HttpResponse:
    """`…/form/`: leads to the first step, or to the task list where the form begins with it."""
    visit = visit_of(request, section, service)
    begins_with_tasks = bool(walk(visit.offered.form, {}, visit.today).tasks)
    return move_on(visit.surroundings.href(TASK_LIST if begins_with_tasks else visit.first_key))


@form_page
def step(request: HttpRequest, section: str, service: str, key: str) -> HttpResponse:
    """`…/form/<step>/`."""
    visit = visit_of(request, section, service)
    changing = request.GET.get("change") == "1"
    if request.method == "POST":
        return _find(request, visit, key, changing) or _take(request, visit, key, changing)
    return _show(visit, key, changing, request.GET.get("remove", ""))


def expired(visit: Visit, draft: OpenDraft | None) -> HttpResponse:
    """The page for a journey whose answers are gone; without a draft they were deleted, sent or not."""
    surroundings = visit.surroundings
    document = expired_draft_document(
        surroundings.chrome,
        visit.language,
        surroundings.href(),
        settings.SOH_DRAFT_HOURS,
        may_be_sent=draft is None,
    )
    return page(document, document.status)


def without_draft(visit: Visit) -> HttpResponse:
    """A later page was asked for, and there is no journey for it: forged, or its draft was deleted with time."""
    return expired(visit, None) if visit.secret else move_on(visit.surroundings.href(visit.first_key))


def _show(visit: Visit, key: str, changing: bool, removing: str) -> HttpResponse:
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    if draft is not None and draft.state != "open":
        if key == visit.first_key and not visit.withdrawn:
            draft = None  # a new journey begins where an old one ended
        elif draft.state == "expired":
            return expired(visit, draft)
        else:
            return move_on(visit.surroundings.href(CONFIRMATION))
    form = visit.version(draft).form
    if not is_page(form, key):
        raise Http404
    where = visit.walk(draft)
    shown = where.step(key)
    if shown is None and draft is None:
        return without_draft(visit)
    if shown is None:
        return move_on(visit.href_of_place(where))
    if shown.exit is not None:
        return page(form_exit_document(visit.surroundings, form, shown, where))
    if draft is not None and isinstance(shown, ListStep) and (number := number_of(shown, removing)):
        return page(
            remove_item_document(visit.surroundings, form, shown, where, number, draft.answers, changing=changing)
        )
    raws = raws_to_show(shown, {**visit.unconfirmed, **(draft.answers if draft else {})})
    return page(step_document(visit.surroundings, form, shown, where, raws, changing=changing))


@dataclass(frozen=True)
class _Refused:
    """A step that cannot be kept: it is shown again, outside the transaction. wait: seconds, if it came too often."""

    form: Form
    step: Step
    where: Walk
    raws: Mapping[str, Raw]
    problems: Sequence[Problem] = ()
    wait: int = 0


def _take(request: HttpRequest, visit: Visit, key: str, changing: bool) -> HttpResponse:
    with transaction.atomic():
        outcome = _keep(request, visit, key, changing)
    if isinstance(outcome, _Refused):
        document = step_document(
            visit.surroundings,
            outcome.form,
            outcome.step,
            outcome.where,
            outcome.raws,
            outcome.problems,
            changing=changing,
            too_often=bool(outcome.wait),
        )
        return too_often(page(document), outcome.wait) if outcome.wait else page(document, UNPROCESSABLE)
    return outcome


def _find(request: HttpRequest, visit: Visit, key: str, changing: bool) -> HttpResponse | None:
    """The step with the addresses of a postcode, where the button that looks one up was pressed: nothing is kept, and
    no transaction is open while the source is asked. None for every other POST, and where the person belongs
    elsewhere."""
    if BUTTON not in request.POST:
        return None
    draft = find_draft(visit.secret, visit.offer.service_slug, visit.tenant.site_id)
    draft = draft if draft is not None and draft.state == "open" else None
    where = visit.walk(draft)
    shown = where.step(key)
    question = asked_to_find(request, shown) if shown else None
    if shown is None or question is None:
        return None
    form = visit.version(draft).form
    document, was_asked = found_document(request, visit, form, shown, where, question, changing=changing)
    return page(document, 200 if was_asked else UNPROCESSABLE)


def _keep(request: HttpRequest, visit: Visit, key: str, changing: bool) -> HttpResponse | _Refused:
    """Inside the transaction: at most one statement to find the draft under lock and one to write it."""
    slug, site_id = visit.offer.service_slug, visit.tenant.site_id
    draft = find_draft(visit.secret, slug, site_id, lock=True)
    is_begun = draft is not None and draft.state == "open"
    if not is_begun and not visit.begins_at(key):
        return _without_open_draft(visit, draft, key)
    draft = draft if is_begun else None
    version = visit.version(draft)
    form = version.form
    if not is_page(form, key):
        raise Http404
    where = visit.walk(draft)
    asked = where.step(key)
    if asked is None or asked.exit is not None:
        return move_on(visit.href_of_place(where))
    before = draft.answers if draft else {}
    removes = isinstance(asked, ListStep) and "remove" in request.POST
    if isinstance(asked, ListStep) and removes:
        result = without(asked, before, request.POST["remove"], request.POST.get("seen", ""))
    else:
        result = accept_step(form, asked, dict(request.POST.lists()), visit.today, where.answers)
    if result.problems:
        return _Refused(form, asked, where, result.raws, result.problems)
    answers = dict(result.values) if removes else {**visit.unconfirmed, **before, **result.values}
    answers = without_old_signatures(form, before, answers)
    after = walk(form, answers, visit.today)
    href = visit.surroundings.href(key, changing=changing) if removes else _next_href(visit, after, key, changing)
    response = move_on(href)
    if after.exit is not None and (where.exit is None or where.exit.key != after.exit.key):
        count_exit(site_id, slug, after.exit)
    if visit.unconfirmed:
        response.delete_cookie(settings.PREFILL_COOKIE_NAME, path="/", samesite="Lax")  # the draft holds it now
    if draft is not None:
        keep_answers(draft, answers, visit.language, version.pk)
        return response
    secret = visit.secret or new_secret()
    try:
        begin_draft(
            secret,
            slug,
            site_id=site_id,
            form_version_id=visit.offer.form_version_id,
            language=visit.language,
            answers=answers,
            bucket=bucket_of(request, BEGIN),
        )
    except TooOften as problem:
        return _Refused(form, asked, where, result.raws, wait=problem.wait)
    set_cookie(request, response, secret)
    return response


def _without_open_draft(visit: Visit, draft: OpenDraft | None, key: str) -> HttpResponse:
    """A later step was sent, and there is no open journey for it."""
    if not is_page(visit.version(draft).form, key):
        raise Http404
    if draft is None:
        return expired(visit, None)
    if draft.state == "sent":
        return move_on(visit.surroundings.href(CONFIRMATION))
    return expired(visit, draft)


def _next_href(visit: Visit, where: Walk, key: str, changing: bool) -> str:
    if not changing:
        following = where.next_after(key)
        if following is not None:
            return visit.surroundings.href(following.key)
    return visit.href_of_place(where, changing=changing)
