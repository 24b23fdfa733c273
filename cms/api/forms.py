"""Forms of the host's force: read one, have answers checked, submit them. The same engine as the pages of a journey."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.html import escape
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext
from ninja import Header, Path, Query, Router, Status
from ninja.decorators import decorate_view

from cms.api.door import takes_json
from cms.api.form_shapes import (
    AnswersIn,
    CheckedOut,
    ExitOut,
    FormOut,
    LineOut,
    NextOut,
    SectionOut,
    StepOut,
    SubmissionOut,
)
from cms.api.languages import Language, language_of
from cms.api.offered import Offered, offered_form, tenant_of
from cms.api.problems import ANSWERS, EXIT, KEY_REUSED, NOT_ASKED, AnswerProblem, Problem, Refused
from cms.api.services import shown_services
from contact_forms.actions import AnswersRefused, IdempotencyKey, KeyReused, sent_before, submit_at_once
from contact_forms.engine import (
    CHECK_YOUR_ANSWERS,
    Form,
    Step,
    Whole,
    accept_all,
    answers_schema,
    content_hash,
    summary,
)
from contact_forms.models import Submission
from contact_forms.rates import SUBMIT, take
from contact_forms.tracking import track_code
from contact_forms.views.visit import form_version

router = Router(tags=["forms"])

KEY_PATTERN = r"^[A-Za-z0-9_-]{16,64}$"
_NAME = r"^[A-Za-z0-9_-]+$"
Slug = Annotated[str, Path(pattern=_NAME, description="As in the list of services.", examples=["antisocial-behaviour"])]
StepKey = Annotated[str, Path(pattern=_NAME, description="As in the form's definition.", examples=["danger"])]
_LANGUAGE = Query(
    None, description="The language of texts and messages. Without it, Accept-Language chooses; without both, English."
)
_KEY = Header(
    alias="Idempotency-Key",
    pattern=KEY_PATTERN,
    description=(
        "A random name for this submission, such as a UUID, made once and sent with every try. The same key and body "
        "give the same reference; the same key with another body is refused. A refused request uses no key up."
    ),
    examples=["0f8f7a5e-6f0a-4a52-9d55-0a6f3c1d2b77"],
)
_CHANGED = {404: Problem, 409: Problem, 422: Problem}


@router.get(
    "/services/{slug:slug}/form/",
    response={200: FormOut, 304: None, 404: Problem},
    summary="The form of a service",
    openapi_extra={
        "parameters": [
            {"in": "header", "name": "If-None-Match", "schema": {"type": "string"}, "example": '"9f2c"'},
        ],
        "responses": {200: {"headers": {"ETag": {"schema": {"type": "string"}, "example": '"9f2c"'}}}},
    },
)
def form(request: HttpRequest, response: HttpResponse, slug: Slug) -> Any:
    """The form as it can be begun on this site now; on the national site as it was last released. Its ETag changes
    when it does: send it in If-None-Match to hear 304 until then."""
    shown = next((each for each in shown_services(request) if each.slug == slug), None)
    if shown is None or not (shown.takes_form or shown.national):
        raise Http404("This site has no form of that service.")
    version = form_version(shown.release.form_version_id)
    out = FormOut(
        service=slug,
        version=version.pk,
        release=shown.release.number,
        in_force_from=shown.release.in_force_from,
        languages=list(shown.languages),
        definition=version.definition,
        answers=answers_schema(version.form),
    )
    etag = quote_etag(content_hash(out.model_dump(mode="json")))
    response.headers["ETag"] = etag
    given = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
    return Status(304, None) if etag in given or "*" in given else out


@router.post(
    "/services/{slug:slug}/form/steps/{step_key}/validate/",
    response={200: StepOut, **_CHANGED},
    summary="Check one step",
)
@decorate_view(takes_json)
def validate_step(
    request: HttpRequest, slug: Slug, step_key: StepKey, sent: AnswersIn, language: Language | None = _LANGUAGE
) -> Any:
    """Checks the answers of one step as its page does, and says where the journey goes on. Send with them the answers
    of the steps before, which decide what is asked. Keeps nothing."""
    offered = offered_form(request, slug, sent.version)
    spoken = language_of(request, language, offered.tenant.languages)
    whole = accept_all(offered.version.form, sent.answers, offered.today)
    if all(step.key != step_key for step in offered.version.form.steps) and whole.walk.step(step_key) is None:
        raise Http404("This form has no such step.")
    step = whole.walk.step(step_key)
    if whole.misfits or (step is not None and step is whole.walk.current):
        raise _refusal(whole, spoken)
    if step is None or step.exit is not None:
        place = whole.walk.current or whole.walk.exit
        raise Refused(
            409, "These answers do not lead to that step.", NOT_ASKED, step=place.key if place else CHECK_YOUR_ANSWERS
        )
    return StepOut(step=step_key, next=_next(whole.walk.next_after(step_key)), urgent=whole.walk.urgent)


@router.post(
    "/services/{slug:slug}/submissions/validate/",
    response={200: CheckedOut, **_CHANGED},
    summary="Check all answers",
)
@decorate_view(takes_json)
def validate(request: HttpRequest, slug: Slug, sent: AnswersIn, language: Language | None = _LANGUAGE) -> Any:
    """Checks a whole form and says what would be sent. The first step with a problem is where it stops, as a journey
    does. Keeps nothing."""
    offered = offered_form(request, slug, sent.version)
    spoken = language_of(request, language, offered.tenant.languages)
    whole = accept_all(offered.version.form, sent.answers, offered.today)
    if whole.problems or whole.walk.current is not None:
        raise _refusal(whole, spoken)
    return _checked(offered.version.form, whole, spoken)


@router.post(
    "/services/{slug:slug}/submissions/",
    response={201: SubmissionOut, **_CHANGED},
    summary="Submit",
)
@decorate_view(takes_json)
def submit(
    request: HttpRequest,
    slug: Slug,
    sent: AnswersIn,
    idempotency_key: str = _KEY,
    language: Language | None = _LANGUAGE,
) -> Any:
    """Sends the report to the force. 201 means that it is kept and will be delivered. After a lost connection or a 503,
    send the same again with the same key: it is never sent twice."""
    take(request, SUBMIT)
    tenant = tenant_of(request)
    key = IdempotencyKey(tenant.site_id, slug, idempotency_key)
    spoken = language_of(request, language, tenant.languages)
    content = {"version": sent.version, "answers": sent.answers}
    try:
        submission = _submission(request, slug, sent, key, content, spoken)
    except KeyReused:
        raise Refused(
            422, "This idempotency key has named another submission. Make a new key for a new one.", KEY_REUSED
        ) from None
    except AnswersRefused as refused:
        raise _refusal(refused.whole, spoken) from None
    return Status(201, _submission_out(submission, track_code(key.track_secret)))


def _submission(
    request: HttpRequest, slug: Slug, sent: AnswersIn, key: IdempotencyKey, content: Any, spoken: Language
) -> Submission:
    try:
        offered = offered_form(request, slug, sent.version)
    except (Http404, Refused):
        # What was sent while the form was on offer is still found by its key.
        earlier = sent_before(key, content)
        if earlier is None:
            raise
        return earlier
    return _commit(request, offered, sent, key, content, spoken)


def _commit(
    request: HttpRequest, offered: Offered, sent: AnswersIn, key: IdempotencyKey, content: Any, spoken: Language
) -> Submission:
    request_id: str = getattr(request, "request_id", "")
    return submit_at_once(
        key, offered.version, sent.answers, content, offered.tenant, spoken, offered.today, request_id
    )


def _refusal(whole: Whole, language: Language) -> Refused:
    """The problem of answers that cannot be taken, in words; or of a road that ends in an exit."""
    if not whole.problems and whole.walk.exit is not None:
        return Refused(409, "These answers lead to an exit: there is nothing to send.", EXIT, step=whole.walk.exit.key)
    with translation.override(language):
        errors = [
            AnswerProblem(
                question=found.question_key,
                code=found.code,
                message=found.render(gettext, language),
                parts=list(found.parts),
            )
            for found in whole.problems
        ]
    step = whole.walk.current
    return Refused(422, "Some answers cannot be taken.", ANSWERS, step=step.key if step else None, errors=errors)


def _checked(form: Form, whole: Whole, language: Language) -> CheckedOut:
    end = whole.walk.exit
    with translation.override(language):
        sections = summary(form, whole.walk, language, gettext)
    return CheckedOut(
        complete=whole.complete,
        exit=_exit(end, language) if end else None,
        path=[step.key for step in whole.walk.path],
        passed_over=list(whole.passed_over),
        urgent=whole.walk.urgent,
        summary=[
            SectionOut(
                title=section.title,
                lines=[
                    LineOut(question=line.key, step=line.step_key, label=line.label, lines=list(line.lines))
                    for line in section.lines
                ],
            )
            for section in sections
        ],
        declaration=form.declaration.in_(language),
    )


def _exit(step: Step, language: Language) -> ExitOut | None:
    end = step.exit
    if end is None:
        return None
    return ExitOut(
        key=step.key,
        title=end.title.in_(language),
        body=end.body.in_(language),
        link_text=end.link_text.in_(language),
        link=end.link,
    )


def _next(step: Step | None) -> NextOut:
    if step is None:
        return NextOut(kind="check-your-answers", key=CHECK_YOUR_ANSWERS)
    return NextOut(kind="exit" if step.exit else "step", key=step.key)


def _submission_out(submission: Submission, code: str) -> SubmissionOut:
    plan = form_version(submission.form_version_id).delivery
    language: Any = submission.language
    promise = plan.promise.in_(language)
    return SubmissionOut(
        reference=submission.reference,
        track_code=code,
        submitted_at=submission.submitted_at,
        urgent=submission.urgency == Submission.URGENT,
        language=language,
        title=plan.panel.in_(language),
        next=plan.next.in_(language) or (f"<p>{escape(promise)}</p>" if promise else ""),
    )
